import { toTextTable } from '../text-table.ts';

/** A measure that ran: medians of both sides in `unit`; `goal` is what `ratio` may be at most. */
export interface MeasuredRow {
  readonly name: string;
  readonly measure: string;
  readonly ours: number;
  readonly against: number;
  readonly unit: string;
  /** ours / against; for points of a percentage ours − against. */
  readonly ratio: number;
  /** A tenth of the rounds had a lower ratio than `p10`, a tenth a higher one than `p90`. */
  readonly p10: number;
  readonly p90: number;
  readonly goal: number;
}

/** A measure that could not run here, and why. */
export interface SkippedRow {
  readonly measure: string;
  readonly skipped: string;
}

/** One line of the bench's table. */
export type Row = MeasuredRow | SkippedRow;

/** What is measured, against what, and what the ratio may be at most. */
export interface Measure {
  readonly name: string;
  readonly measure: string;
  readonly unit: string;
  readonly goal: number;
  /** Points of a percentage are subtracted, all else is divided; a limit is a fixed figure in place of a peer. */
  readonly how: 'ratio' | 'difference' | { readonly limit: number };
}

/** All measures, in the order of the table. */
export const measures = named({
  click: {
    measure: 'tray click → fresh token on the clipboard, minting / warm TokenRequest by node:https',
    unit: 'ms',
    goal: 1.25,
    how: 'ratio',
  },
  reuse: {
    measure:
      'tray click → saved token on the clipboard, checked / the slowest of its three checks by node:https',
    unit: 'ms',
    goal: 1.25,
    how: 'ratio',
  },
  inspect: {
    measure: 'a token was pasted → its claims and the verdict on its signature / limit',
    unit: 'ms',
    goal: 1,
    how: { limit: 20 },
  },
  windowStart: {
    measure: 'spawn → overview with the cluster’s data on screen / bare window',
    unit: 'ms',
    goal: 1.25,
    how: 'ratio',
  },
  coldWindowStart: {
    measure: 'the same, with nothing kept of an earlier start but the settings',
    unit: 'ms',
    goal: 1.25,
    how: 'ratio',
  },
  trayStart: {
    measure: 'spawn → tray item registered / bare tray app',
    unit: 'ms',
    goal: 1.05,
    how: 'ratio',
  },
  memory: {
    measure: 'memory (PSS of all processes), tray only / bare tray app',
    unit: 'MB',
    goal: 1.1,
    how: 'ratio',
  },
  idleCpu: {
    measure: 'idle CPU over 60 s, tray only − bare tray app',
    unit: '%',
    goal: 0.1,
    how: 'difference',
  },
  idleCpuAway: {
    measure: 'idle CPU over 60 s, tray only, API server away − there',
    unit: '%',
    goal: 0.1,
    how: 'difference',
  },
  rotation: {
    measure: 'rotation, spawn → exit − restart and readyz',
    unit: 's',
    goal: 0.4,
    how: 'difference',
  },
  dialogRows: {
    measure: 'New token → first of 10,000 service accounts on screen / limit',
    unit: 'ms',
    goal: 1,
    how: { limit: 300 },
  },
  accountsTenfold: {
    measure: 'all of 10,000 service accounts known / all of 1,000',
    unit: 'ms',
    goal: 11,
    how: 'ratio',
  },
  scroll: {
    measure: 'longest frame while 2,000 kept tokens scroll / limit',
    unit: 'ms',
    goal: 1,
    how: { limit: 50 },
  },
  filter: {
    measure: 'key in the filter → first of 2,000 kept tokens on screen / limit',
    unit: 'ms',
    goal: 1,
    how: { limit: 50 },
  },
  filterFrame: {
    measure: 'longest frame while 2,000 kept tokens are filtered / limit',
    unit: 'ms',
    goal: 1,
    how: { limit: 50 },
  },
  palette: {
    measure: 'key in the palette → what it finds among 2,000 credentials on screen / limit',
    unit: 'ms',
    goal: 1,
    how: { limit: 50 },
  },
  pasteFrame: {
    measure: 'longest frame while a megabyte is pasted / limit',
    unit: 'ms',
    goal: 1,
    how: { limit: 100 },
  },
  quit: {
    measure: 'Quit in the tray, a token on the clipboard → no process any more / limit',
    unit: 'ms',
    goal: 1,
    how: { limit: 1500 },
  },
  tokensTenfold: {
    measure: 'Tokens → first of 2,000 kept ones on screen / of 200',
    unit: 'ms',
    goal: 11,
    how: 'ratio',
  },
  activityTenfold: {
    measure: 'Activity → first of 3,400 lines, all that are kept, on screen / of 340',
    unit: 'ms',
    goal: 11,
    how: 'ratio',
  },
  findingsTenfold: {
    measure: 'Overview → findings of 80 expired certificates on screen / of 8',
    unit: 'ms',
    goal: 11,
    how: 'ratio',
  },
  lookTenfold: {
    measure: 'a look at a cluster with 80 more certificates / with 8 more',
    unit: 'ms',
    goal: 11,
    how: 'ratio',
  },
  activityFrame: {
    measure: 'longest frame while 3,400 lines of activity scroll / limit',
    unit: 'ms',
    goal: 1,
    how: { limit: 50 },
  },
  tokenMemory: {
    measure: 'memory (PSS), tray only, of 1,000 kept tokens / limit',
    unit: 'MB',
    goal: 1,
    how: { limit: 1 },
  },
  dashboardOpened: {
    measure: 'Open dashboard → first byte of it in a stand-in for a browser / kubectl port-forward, the same',
    unit: 'ms',
    goal: 1.3,
    how: 'ratio',
  },
  dashboardBytes: {
    measure: '100 MB of a dashboard, signed in / by kubectl port-forward',
    unit: 's',
    goal: 1 / 0.8,
    how: 'ratio',
  },
  dashboardMemory: {
    measure: 'memory (PSS) in the tray, a dashboard session idle − before it',
    unit: 'MB',
    goal: 5,
    how: 'difference',
  },
  dashboardLoaded: {
    measure: 'files of dashboard sessions loaded before the first one − none',
    unit: 'files',
    goal: 0,
    how: 'difference',
  },
} as const satisfies Readonly<Record<string, Omit<Measure, 'name'>>>);

function named<All extends Readonly<Record<string, object>>>(all: All) {
  const entries = Object.entries(all).map(([name, each]) => [name, { ...each, name }]);
  return Object.fromEntries(entries) as { readonly [Name in keyof All]: All[Name] & { readonly name: Name } };
}

/** Two series of the same length, measured in turn. */
export interface Series {
  readonly ours: readonly number[];
  readonly against: readonly number[];
}

/** The row of a measure. */
export function compare({ name, measure, unit, goal, how }: Measure, series: Series): MeasuredRow {
  const [ours, against] = [median(series.ours), median(series.against)];
  const toRatio = (mine: number, theirs: number) => (how === 'difference' ? mine - theirs : mine / theirs);
  const ofRounds = series.ours.map((mine, round) => toRatio(mine, series.against[round] ?? against));
  const ratio = how === 'difference' ? median(ofRounds) : toRatio(ours, against);
  if (!Number.isFinite(ratio)) throw new Error(`${measure}: nothing was measured`);
  return {
    ...{ name, measure, unit, goal },
    ours: rounded(ours),
    against: rounded(against),
    ratio: rounded(ratio),
    p10: rounded(percentile(ofRounds, 0.1)),
    p90: rounded(percentile(ofRounds, 0.9)),
  };
}

/** The row of a measure whose limit is fixed. */
export function within(
  measure: Measure & { readonly how: { readonly limit: number } },
  ours: readonly number[],
): MeasuredRow {
  return compare(measure, { ours, against: [measure.how.limit] });
}

/** The rows as a table for a terminal. */
export function toTable(rows: readonly Row[]): string {
  return toTextTable(toCells(rows));
}

/** The cells of the rows, those of the heading first. */
export function toCells(rows: readonly Row[]): string[][] {
  const cells = rows.map((row) =>
    'skipped' in row
      ? [row.measure, 'skipped', row.skipped, '', '', '', '']
      : [
          row.measure,
          `${row.ours} ${row.unit}`,
          `${row.against} ${row.unit}`,
          String(row.ratio),
          `${row.p10} … ${row.p90}`,
          `≤ ${rounded(row.goal)}`,
          row.ratio <= row.goal ? 'met' : 'missed',
        ],
  );
  return [['measure', 'ours', 'against', 'ratio', 'of rounds', 'goal', ''], ...cells];
}

/** The middle of the values. */
export function median(values: readonly number[]): number {
  return percentile(values, 0.5);
}

/** The value below which this part of the values lies, drawn straight between the two next to it. */
function percentile(values: readonly number[], part: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  const place = (sorted.length - 1) * part;
  const below = sorted[Math.floor(place)]!;
  return below + (sorted[Math.ceil(place)]! - below) * (place % 1);
}

/** Three significant digits: more would pretend. */
export function rounded(value: number): number {
  return Number(value.toPrecision(3));
}
