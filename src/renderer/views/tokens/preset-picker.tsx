import { NativeSelect, Radio, TextInput } from '@mantine/core';
import {
  canNameAccount,
  presetKindSchema,
  type Preset,
  type PresetKind,
} from '../../../shared/contract/state/preset.ts';
import { ErrorNotice } from '../../components/error-notice.tsx';
import { ObjectList } from '../../components/object-list.tsx';
import { useQuery } from '../../page/use-query.ts';

const kinds: Readonly<Record<PresetKind, { readonly label: string; readonly description: string }>> = {
  'view-all': {
    label: 'Look at everything',
    description: 'All namespaces, except Secrets (ClusterRole view)',
  },
  'view-namespace': {
    label: 'Look at one namespace',
    description: 'Except Secrets (ClusterRole view, bound there only)',
  },
  'edit-namespace': {
    label: 'Change one namespace',
    description: 'Its Secrets included, but not its roles (ClusterRole edit, bound there only)',
  },
  dashboards: {
    label: 'Dashboards',
    description: 'Everything as above except Secrets, and nodes, volumes and usage beside it',
  },
};

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
  const isNamed = canNameAccount(preset.name);
  return (
    <div className="stack stack-tight">
      <Radio.Group
        value={preset.kind}
        onChange={(kind) => onPreset({ ...preset, kind: presetKindSchema.parse(kind) })}
        label="It may"
      >
        <div className="stack stack-tight">
          {presetKindSchema.options.map((kind) => (
            <Radio key={kind} value={kind} {...kinds[kind]} />
          ))}
        </div>
      </Radio.Group>
      {needsTarget && (
        <NativeSelect
          label="Namespace"
          data={namespaces.value?.names ?? [preset.target]}
          value={preset.target}
          onChange={(event) => onPreset({ ...preset, target: event.currentTarget.value })}
        />
      )}
      {namespaces.error !== null && <ErrorNotice error={namespaces.error} onRetry={namespaces.reload} />}
      <TextInput
        label="Name of the account"
        description="Small letters, digits and hyphens. It is made in the namespace keyfob, where nobody else has rights."
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
      <p className="strong">These objects are made, all or none</p>
      <ObjectList objects={value?.objects ?? []} />
    </div>
  );
}
