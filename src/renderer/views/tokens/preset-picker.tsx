import { NativeSelect, Radio, TextInput } from '@mantine/core';
import { presetKindSchema, type Preset } from '../../../shared/contract/state/preset.ts';
import { accessPhrases } from '../../../shared/words/en/access-phrases.ts';
import { ErrorNotice } from '../../components/error-notice.tsx';
import { useQuery } from '../../page/use-query.ts';
import { fieldHelp } from './field-help.ts';

/** What a new account may do and where, and its name. */
export function PresetPicker({
  preset,
  problem,
  onPreset,
}: {
  readonly preset: Preset;
  /** What is wrong with the name. */
  readonly problem: string | undefined;
  readonly onPreset: (preset: Preset) => void;
}) {
  const namespaces = useQuery('namespaces:list', {}, null);
  const needsTarget = preset.kind === 'view-namespace' || preset.kind === 'edit-namespace';
  const say = accessPhrases().preset;
  return (
    <div className="stack stack-tight">
      <Radio.Group
        value={preset.kind}
        onChange={(kind) => onPreset({ ...preset, kind: presetKindSchema.parse(kind) })}
        label={say.label}
      >
        <div className="stack stack-tight">
          {presetKindSchema.options.map((kind) => (
            <Radio key={kind} value={kind} {...say.kinds[kind]} />
          ))}
        </div>
      </Radio.Group>
      <NativeSelect
        label={say.namespace}
        disabled={!needsTarget}
        data={namespaces.value?.names ?? [preset.target]}
        value={preset.target}
        onChange={(event) => onPreset({ ...preset, target: event.currentTarget.value })}
      />
      {namespaces.error !== null && <ErrorNotice error={namespaces.error} onRetry={namespaces.reload} />}
      <TextInput
        label={say.name}
        {...fieldHelp(say.nameHelp, problem)}
        maxLength={50}
        value={preset.name}
        onChange={(event) => onPreset({ ...preset, name: event.currentTarget.value })}
      />
    </div>
  );
}
