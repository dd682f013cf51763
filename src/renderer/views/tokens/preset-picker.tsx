import { NativeSelect, Radio, TextInput } from '@mantine/core';
import { canNameAccount, presetKindSchema, type Preset } from '../../../shared/contract/state/preset.ts';
import { accessPhrases } from '../../../shared/words/en/access-phrases.ts';
import { ErrorNotice } from '../../components/error-notice.tsx';
import { ObjectList } from '../../components/object-list.tsx';
import { useQuery } from '../../page/use-query.ts';

/** What a new account may do and where, and exactly which objects are made for it. */
export function PresetPicker({
  preset,
  onPreset,
}: {
  readonly preset: Preset;
  readonly onPreset: (preset: Preset) => void;
}) {
  const namespaces = useQuery('namespaces:list', {}, null);
  const needsTarget = preset.kind === 'view-namespace' || preset.kind === 'edit-namespace';
  const say = accessPhrases().preset;
  const isNamed = canNameAccount(preset.name);
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
      {needsTarget && (
        <NativeSelect
          label={say.namespace}
          data={namespaces.value?.names ?? [preset.target]}
          value={preset.target}
          onChange={(event) => onPreset({ ...preset, target: event.currentTarget.value })}
        />
      )}
      {namespaces.error !== null && <ErrorNotice error={namespaces.error} onRetry={namespaces.reload} />}
      <TextInput
        label={say.name}
        description={say.nameHelp}
        maxLength={50}
        value={preset.name}
        onChange={(event) => onPreset({ ...preset, name: event.currentTarget.value })}
      />
      {isNamed && <PresetObjects preset={preset} />}
    </div>
  );
}

function PresetObjects({ preset }: { readonly preset: Preset }) {
  const { value } = useQuery('preset:show', preset, null);
  return (
    <div>
      <p className="strong">{accessPhrases().preset.objects}</p>
      <ObjectList objects={value?.objects ?? []} />
    </div>
  );
}
