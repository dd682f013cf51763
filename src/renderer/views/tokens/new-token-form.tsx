import { Checkbox, Input, NativeSelect, SegmentedControl, TextInput } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import type { Snapshot } from '../../../shared/contract/state/snapshot.ts';
import { AccountPicker } from './account-picker.tsx';
import { IdentityRights } from './identity-rights.tsx';
import { accountOf, lifetimes, units, type Draft } from './new-token-draft.ts';
import { PresetPicker } from './preset-picker.tsx';

/** The questions of the New token dialog. */
export function NewTokenForm({
  snapshot,
  draft,
  onDraft,
}: {
  readonly snapshot: Snapshot;
  readonly draft: Draft;
  readonly onDraft: (draft: Draft) => void;
}) {
  const change = (part: Partial<Draft>) => onDraft({ ...draft, ...part });
  const account = accountOf(draft);
  const isNarrow = useMediaQuery('(max-width: 35em)', false, { getInitialValueInEffect: false });
  return (
    <>
      <div className="new-token-part">
        <h3>Whom it stands for</h3>
        <SegmentedControl
          className="new-token-choice"
          fullWidth
          orientation={isNarrow ? 'vertical' : 'horizontal'}
          aria-label="Service account"
          value={draft.mode}
          data={[
            { value: 'existing', label: 'An account of the cluster' },
            { value: 'new', label: 'A new one with few rights' },
          ]}
          onChange={(mode) => change({ mode: mode === 'new' ? 'new' : 'existing' })}
          transitionDuration={100}
        />
        {draft.mode === 'existing' ? (
          <AccountPicker account={draft.account} onAccount={(chosen) => change({ account: chosen })} />
        ) : (
          <PresetPicker preset={draft.preset} onPreset={(preset) => change({ preset })} />
        )}
      </div>
      <IdentityRights
        snapshot={snapshot}
        account={draft.mode === 'existing' ? account : null}
        preset={draft.mode === 'new' ? draft.preset : null}
      />
      <div className="new-token-part">
        <h3>What it is for, and how long</h3>
        <TextInput
          label="Purpose"
          description="In your words, so that you know it again: “Headlamp on the tablet”."
          maxLength={80}
          value={draft.purpose}
          onChange={(event) => change({ purpose: event.currentTarget.value })}
        />
        <Input.Label labelElement="div" id="new-token-lifetime">
          Lifetime
        </Input.Label>
        <div className="row">
          <SegmentedControl
            aria-labelledby="new-token-lifetime"
            value={draft.lifetime}
            data={lifetimes}
            onChange={(lifetime) => change({ lifetime })}
            transitionDuration={100}
          />
          {draft.lifetime === 'custom' && (
            <div className="row new-token-custom">
              <TextInput
                aria-label="Length of the lifetime"
                inputMode="decimal"
                value={draft.customAmount}
                onChange={(event) => change({ customAmount: event.currentTarget.value })}
              />
              <NativeSelect
                aria-label="Unit of the lifetime"
                data={units}
                value={draft.customUnit}
                onChange={(event) => change({ customUnit: event.currentTarget.value })}
              />
            </div>
          )}
        </div>
        <TextInput
          label="Audience"
          description="Leave it empty for the API server, dashboards and kubectl. Another program that checks tokens names its own."
          value={draft.audiences}
          onChange={(event) => change({ audiences: event.currentTarget.value })}
        />
        <Checkbox
          label="Revocable"
          description="Keyfob makes an empty Secret beside the account and binds the token to it: deleting the Secret revokes this token alone."
          checked={draft.revocable}
          onChange={(event) => change({ revocable: event.currentTarget.checked })}
        />
        <Checkbox
          label="The tray copies tokens of this account from now on"
          description="“Copy fresh dashboard token” then mints for this account on this cluster. You can go back on the overview."
          checked={draft.forTray}
          onChange={(event) => change({ forTray: event.currentTarget.checked })}
        />
      </div>
    </>
  );
}
