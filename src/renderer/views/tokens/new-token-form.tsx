import { Checkbox, SegmentedControl, TextInput } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import type { Snapshot } from '../../../shared/contract/state/snapshot.ts';
import { newTokenPhrases } from '../../../shared/words/en/new-token-phrases.ts';
import { Why } from '../../components/why.tsx';
import { AccountPicker } from './account-picker.tsx';
import { IdentityRights } from './identity-rights.tsx';
import { accountOf, type Draft, type Problems } from './new-token-draft.ts';
import { NewTokenLifetime } from './new-token-lifetime.tsx';
import { NewTokenObjects } from './new-token-objects.tsx';
import { PresetPicker } from './preset-picker.tsx';
import { fieldHelp } from './field-help.ts';

/** The questions of the New token dialog: who, what for, how long. */
export function NewTokenForm({
  snapshot,
  draft,
  problems,
  onDraft,
  search,
  onSearch,
  isMoreOpen,
  onMore,
}: {
  readonly snapshot: Snapshot;
  readonly draft: Draft;
  /** What is said at the fields. */
  readonly problems: Problems;
  readonly onDraft: (draft: Draft) => void;
  /** What the account is searched by. */
  readonly search: string;
  readonly onSearch: (text: string) => void;
  readonly isMoreOpen: boolean;
  readonly onMore: (isOpen: boolean) => void;
}) {
  const change = (part: Partial<Draft>) => onDraft({ ...draft, ...part });
  const { who, what, lifetime, more } = newTokenPhrases();
  const isNarrow = useMediaQuery('(max-width: 35em)', false, { getInitialValueInEffect: false });
  return (
    <>
      <div className="new-token-part">
        <h3>{who.title}</h3>
        <SegmentedControl
          className="new-token-choice"
          fullWidth
          orientation={isNarrow ? 'vertical' : 'horizontal'}
          aria-label={who.label}
          value={draft.mode}
          data={[
            { value: 'existing', label: who.existing },
            { value: 'new', label: who.new },
          ]}
          onChange={(mode) => change({ mode: mode === 'new' ? 'new' : 'existing' })}
          transitionDuration={100}
        />
        <div className="new-token-who">
          {draft.mode === 'existing' ? (
            <AccountPicker
              account={draft.account}
              problem={problems.account}
              text={search}
              onText={onSearch}
              onAccount={(account) => change({ account })}
            />
          ) : (
            <PresetPicker
              preset={draft.preset}
              problem={problems.name}
              onPreset={(preset) => change({ preset })}
            />
          )}
          <IdentityRights
            snapshot={snapshot}
            account={draft.mode === 'existing' ? accountOf(draft) : null}
            preset={draft.mode === 'new' ? draft.preset.kind : null}
          />
        </div>
      </div>
      <div className="new-token-part">
        <h3>{what.title}</h3>
        <TextInput
          label={what.purpose}
          {...fieldHelp(what.purposeHelp, problems.purpose)}
          maxLength={80}
          value={draft.purpose}
          onChange={(event) => change({ purpose: event.currentTarget.value })}
        />
        <Why word="token" />
      </div>
      <div className="new-token-part">
        <h3>{lifetime.title}</h3>
        <NewTokenLifetime draft={draft} problem={problems.lifetime} onChange={change} />
      </div>
      <details
        className="new-token-part new-token-more"
        open={isMoreOpen}
        onToggle={(event) => onMore(event.currentTarget.open)}
      >
        <summary>{more.title}</summary>
        <TextInput
          label={more.audience}
          {...fieldHelp(more.audienceHelp, problems.audiences)}
          value={draft.audiences}
          onChange={(event) => change({ audiences: event.currentTarget.value })}
        />
        <Why word="audience" />
        <Checkbox
          label={more.revocable}
          description={more.revocableHelp}
          checked={draft.revocable}
          onChange={(event) => change({ revocable: event.currentTarget.checked })}
        />
        <Checkbox
          label={more.forTray}
          description={more.forTrayHelp}
          checked={draft.forTray}
          onChange={(event) => change({ forTray: event.currentTarget.checked })}
        />
      </details>
      <NewTokenObjects draft={draft} />
    </>
  );
}
