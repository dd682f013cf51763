/** What is known of one static token; times are epoch milliseconds. */
export interface RowAge {
  /** By which its token is known again. */
  readonly mark: string;
  /** It is at least that old. */
  readonly knownSince: number;
  /** What counts in its place once the clock has come so far: seen by a clock for which it was yet to come. */
  readonly doubted: number | null;
  /** When it was first missed; null while the token file holds it. */
  readonly goneSince: number | null;
}

/** One look at a token file, epoch milliseconds. */
export interface RowLook {
  readonly changedAt: number;
  readonly now: number;
}

/** Of more rows the file's date alone is told. */
export const mostRememberedRows = 1_000;
const mostGone = 200;
/** An undo brings a token back weeks after its rotation, a backup of the file later than that. */
const goneForMs = 400 * 86_400_000;
/** MicroK8s is younger: an earlier time is that of a clock that nobody had set. */
const firstCluster = Date.UTC(2018, 0);

/**
 * The rows as they are known after a look. One that is new is as old as the file's last change; one that was there before
 * keeps its time, whatever changed beside it, unless the file with it turns out to be older.
 */
export function seeRows(
  known: readonly RowAge[],
  marks: readonly string[],
  { changedAt, now }: RowLook,
): readonly RowAge[] {
  if (now < firstCluster) return known;
  const before = new Map(known.map((row) => [row.mark, row]));
  const present = new Set(marks.slice(0, mostRememberedRows));
  const look = { changedAt: changedAt < firstCluster ? now : changedAt, now };
  const gone = known
    .filter(({ mark }) => !present.has(mark))
    .map((row) => ({ ...row, goneSince: row.goneSince ?? now }))
    .filter(({ goneSince }) => now - goneSince < goneForMs)
    .toSorted((a, b) => b.goneSince - a.goneSince);
  return [
    ...[...present].map((mark) => ({ mark, ...ageOf(before.get(mark), look), goneSince: null })),
    ...gone.slice(0, mostGone),
  ];
}

/** No clock is believed for ever: what is yet to come by one is doubted until another has come so far. */
function ageOf(
  before: RowAge | undefined,
  { changedAt, now }: RowLook,
): Pick<RowAge, 'knownSince' | 'doubted'> {
  const doubted = before?.doubted ?? null;
  const isSettled = doubted !== null && doubted <= now;
  const since = Math.min((isSettled ? doubted : before?.knownSince) ?? changedAt, changedAt);
  const later = isSettled ? null : doubted;
  return since <= now
    ? { knownSince: since, doubted: later }
    : { knownSince: now, doubted: Math.max(since, later ?? since) };
}
