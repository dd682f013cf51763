import { Button, Modal } from '@mantine/core';
import { useState } from 'react';
import type { Snapshot } from '../../../shared/contract/state/snapshot.ts';
import { listLimits } from '../../../shared/contract/values/list-limits.ts';
import { palettePhrases } from '../../../shared/words/en/palette-phrases.ts';
import { rankByText } from '../../../shared/words/text/rank-by-text.ts';
import { useFocusReturn } from '../../page/focus.ts';
import { useGo } from '../../page/places.ts';
import { useGuide } from '../../page/guide.ts';
import { useAskForRealCluster } from '../../page/ask-for-real-cluster.ts';
import { noteChoice, recentChoices } from '../../page/recent-choices.ts';
import { useKnown } from '../../page/state.ts';
import { useNow } from '../../page/use-now.ts';
import { useQuery } from '../../page/use-query.ts';
import { Empty } from '../empty.tsx';
import { Keys } from '../keys.tsx';
import { OptionSearch } from '../option-search.tsx';
import { paletteEntries, type PaletteEntry } from './palette-entries.ts';
import { accountEntries, credentialEntries, findingEntries } from './palette-finds.ts';
import './palette.css';

/** As many as anybody reads through. */
const mostShown = 50;
const allAccounts = { offset: 0, limit: listLimits.accounts };
/** As much as is searched for. */
const longest = 200;

/** The command palette: screens, settings, findings, credentials, accounts and what can be done now, by typing part of a name; the newest choices first. */
export function Palette({
  snapshot,
  onClose,
}: {
  readonly snapshot: Snapshot;
  readonly onClose: () => void;
}) {
  useFocusReturn();
  const [text, setText] = useState('');
  const [recent] = useState(recentChoices);
  const entries = useEntries(snapshot, text, recent);
  const say = palettePhrases();
  return (
    <Modal
      opened
      onClose={onClose}
      withCloseButton={false}
      returnFocus={false}
      size="lg"
      attributes={{ content: { 'aria-label': say.label } }}
      classNames={{ body: 'palette' }}
      transitionProps={{ duration: 100 }}
      yOffset="10vh"
    >
      <OptionSearch
        field={{ 'aria-label': say.field, placeholder: say.placeholder }}
        text={text}
        onText={setText}
        list={say.label}
        options={entries}
        keyOf={({ id }) => id}
        chosen={null}
        onChoose={({ id, run }) => {
          noteChoice(id);
          onClose();
          run();
        }}
        found={foundText(entries.length)}
      >
        {(entry) => <Entry entry={entry} isRecent={text === '' && recent.includes(entry.id)} />}
      </OptionSearch>
      {entries.length === 0 && (
        <Empty
          title={say.noneHint}
          act={
            <Button size="sm" variant="default" onClick={() => setText('')}>
              {say.showAll}
            </Button>
          }
        />
      )}
    </Modal>
  );
}

function Entry({ entry, isRecent }: { readonly entry: PaletteEntry; readonly isRecent: boolean }) {
  const about = entry.about ?? (isRecent ? palettePhrases().recent : null);
  return (
    <>
      <span className="palette-name">{entry.name}</span>
      {about !== null && <span className="palette-about quiet">{about}</span>}
      {entry.keys !== null && <Keys act={entry.keys} />}
    </>
  );
}

/** Credentials and accounts only once something is typed, or where they were chosen lately. */
function useEntries(snapshot: Snapshot, text: string, recent: readonly string[]): readonly PaletteEntry[] {
  const go = useGo();
  const now = useNow();
  const known = useKnown();
  const askForRealCluster = useAskForRealCluster();
  const { start: startGuide } = useGuide();
  const { credentials } = snapshot;
  const isWhole = credentials.soonest.length === credentials.total;
  const { value } = useQuery(
    'credentials:find',
    { text: isWhole ? '' : text.slice(0, longest) },
    credentials.total,
  );
  const listed = new Set(credentials.soonest.map(({ id }) => id));
  const beyond = isWhole ? [] : (value?.credentials.filter(({ id }) => !listed.has(id)) ?? []);
  const accounts = useQuery('own-accounts:list', allAccounts, credentials.total).value?.rows ?? [];
  const all = [
    ...paletteEntries(snapshot, go, { askForRealCluster, startGuide }),
    ...findingEntries(snapshot.safety, known, go),
    ...credentialEntries([...credentials.soonest, ...beyond], go, now),
    ...accountEntries(accounts, snapshot.accountRun?.status === 'working', go),
  ];
  const chosen = recent.flatMap((id) => all.find((each) => each.id === id) ?? []);
  const others = all.filter((each) => !chosen.includes(each));
  if (text.trim() === '') {
    const isOffered = ({ id }: PaletteEntry) => !/^(credential|account) /.test(id);
    return [...chosen, ...others.filter(isOffered)].slice(0, mostShown);
  }
  return rankByText([...chosen, ...others], (each) => each.text, text, mostShown);
}

function foundText(count: number): string {
  const say = palettePhrases();
  if (count === 0) return say.none;
  return count < mostShown ? say.found(count) : say.first(count);
}
