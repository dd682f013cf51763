import type { Input, Output } from '../../../../shared/contract/contract.ts';
import type { ActivityEntry, ActivityRow } from '../../../../shared/contract/state/activity-state.ts';
import { activityPhrases } from '../../../../shared/words/en/activity-phrases.ts';
import { includesWords, wordsOf } from '../../../../shared/words/text/includes-words.ts';

type Asked = Input<'activity:list'>;
type Page = Extract<Output<'activity:list'>, { ok: true }>['value'];

/** The entries, newest first, each with an id that it keeps while others are noted. */
export function withIds(entries: readonly ActivityEntry[]): ActivityRow[] {
  const counts = new Map<number, number>();
  return entries
    .toReversed()
    .map((entry) => {
      const count = counts.get(entry.at) ?? 0;
      counts.set(entry.at, count + 1);
      return { ...entry, id: `${entry.at}-${count}` };
    })
    .reverse();
}

/** The page of these rows, which come newest first, that is asked for. */
export function findActivity(
  rows: readonly ActivityRow[],
  { text = '', isOldestFirst = false, offset, limit, cursor = null }: Asked,
): Pick<Page, 'total' | 'found' | 'entries' | 'cursor'> {
  const words = wordsOf(text);
  const matching = words.length === 0 ? rows : rows.filter((row) => includesWords(textOf(row), words));
  const found = isOldestFirst ? matching.toReversed() : matching;
  const row = cursor === null ? undefined : rows.find(({ id }) => id === cursor);
  const place = row === undefined ? -1 : found.indexOf(row);
  return {
    total: rows.length,
    found: found.length,
    entries: found.slice(offset, offset + limit),
    cursor: row === undefined ? null : { row, place: place < 0 ? null : place },
  };
}

function textOf({ event, subject, jti, cluster }: ActivityEntry): string {
  return [activityPhrases().event[event], subject, jti, cluster].join(' ');
}
