import { Checkbox, Input, NativeSelect, SegmentedControl, TextInput } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import type { Snapshot } from '../../../shared/contract/state/snapshot.ts';
import { newTokenPhrases } from '../../../shared/words/en/new-token-phrases.ts';
import { formatLifetime } from '../../../shared/words/text/format-time.ts';
import { AccountPicker } from './account-picker.tsx';
import { IdentityRights } from './identity-rights.tsx';
import { accountOf, offeredLifetimes, units, type Draft } from './new-token-draft.ts';
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
  const { bearer, use, lifetime } = newTokenPhrases();
  const isNarrow = useMediaQuery('(max-width: 35em)', false, { getInitialValueInEffect: false });
  return (
    <>
      <div className="new-token-part">
        <h3>{bearer.title}</h3>
        <SegmentedControl
          className="new-token-choice"
          fullWidth
          orientation={isNarrow ? 'vertical' : 'horizontal'}
          aria-label={bearer.label}
          value={draft.mode}
          data={[
            { value: 'existing', label: bearer.existing },
            { value: 'new', label: bearer.new },
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
        <h3>{use.title}</h3>
        <TextInput
          label={use.purpose}
          description={use.purposeHelp}
          maxLength={80}
          value={draft.purpose}
          onChange={(event) => change({ purpose: event.currentTarget.value })}
        />
        <Input.Label labelElement="div" id="new-token-lifetime">
          {lifetime.label}
        </Input.Label>
        <div className="row">
          <SegmentedControl
            aria-labelledby="new-token-lifetime"
            value={draft.lifetime}
            data={[
              ...offeredLifetimes.map((each) => ({ value: String(each), label: formatLifetime(each) })),
              { value: 'custom', label: lifetime.other },
            ]}
            onChange={(chosen) => change({ lifetime: chosen })}
            transitionDuration={100}
          />
          {draft.lifetime === 'custom' && (
            <div className="row new-token-custom">
              <TextInput
                aria-label={lifetime.amount}
                inputMode="decimal"
                value={draft.customAmount}
                onChange={(event) => change({ customAmount: event.currentTarget.value })}
              />
              <NativeSelect
                aria-label={lifetime.unit}
                data={units.map(({ name, seconds }) => ({
                  value: String(seconds),
                  label: lifetime.units[name],
                }))}
                value={draft.customUnit}
                onChange={(event) => change({ customUnit: event.currentTarget.value })}
              />
            </div>
          )}
        </div>
        <TextInput
          label={use.audience}
          description={use.audienceHelp}
          value={draft.audiences}
          onChange={(event) => change({ audiences: event.currentTarget.value })}
        />
        <Checkbox
          label={use.revocable}
          description={use.revocableHelp}
          checked={draft.revocable}
          onChange={(event) => change({ revocable: event.currentTarget.checked })}
        />
        <Checkbox
          label={use.forTray}
          description={use.forTrayHelp}
          checked={draft.forTray}
          onChange={(event) => change({ forTray: event.currentTarget.checked })}
        />
      </div>
    </>
  );
}
