import { toTextTable } from '../text-table.ts';
import { median, rounded, type Row } from './row.ts';

const rounds = 5;

/** A round measures a fifth of what a bench does, so that all of a side together are one bench. */
export const timesOfRound = (whole: number): number => Math.ceil(whole / rounds);

/** How a difference is told from noise. */
const rule =
  'A row differs when the medians of its five ratios are further apart than the ratios of either revision among themselves (largest − smallest).';

/** The two checkouts that are compared. */
export interface Revisions {
  readonly ours: string;
  readonly theirs: string;
}

/** The ratios of a row in each round, or why a revision has none. */
export interface Comparison {
  readonly measure: string;
  readonly ours: readonly number[];
  readonly theirs: readonly number[];
  readonly verdict: Verdict;
}

/** A part, or one of its rows, that could not be measured in one of the revisions. */
export interface Uncompared {
  readonly part: string;
  readonly side: keyof Revisions;
  readonly reason: string;
}

/** All measures are better the smaller they are. */
export type Verdict = 'better' | 'worse' | 'no difference';

type Ratios = Record<keyof Revisions, Map<string, number[]>>;

/**
 * Measures each part in both revisions in turn, by the code of this checkout; who is first alternates. A part that this code
 * cannot measure in a revision, because its requests or its page are others, is left out with the reason.
 */
export async function compareRevisions<Part extends string>(
  parts: readonly Part[],
  revisions: Revisions,
  measure: (part: Part, keyfob: string) => Promise<readonly Row[]>,
  onProgress: (what: string) => void,
): Promise<(Comparison | Uncompared)[]> {
  const results: (Comparison | Uncompared)[] = [];
  for (const part of parts) {
    const ratios: Ratios = { ours: new Map(), theirs: new Map() };
    const skipped = new Map<string, Uncompared>();
    const fault = await measureInTurn(part, { ratios, skipped }, async (side, round) => {
      onProgress(
        `${part}, round ${round} of ${rounds}, ${side === 'ours' ? 'this checkout' : 'the other revision'}`,
      );
      return measure(part, revisions[side]);
    });
    results.push(...(fault === null ? [...compareRows(ratios), ...skipped.values()] : [fault]));
  }
  return results;
}

async function measureInTurn(
  part: string,
  { ratios, skipped }: { readonly ratios: Ratios; readonly skipped: Map<string, Uncompared> },
  measure: (side: keyof Revisions, round: number) => Promise<readonly Row[]>,
): Promise<Uncompared | null> {
  for (let round = 1; round <= rounds; round += 1) {
    for (const side of round % 2 === 1 ? (['ours', 'theirs'] as const) : (['theirs', 'ours'] as const)) {
      try {
        for (const row of await measure(side, round)) {
          if ('skipped' in row) skipped.set(row.measure, { part: row.measure, side, reason: row.skipped });
          else ratios[side].set(row.measure, [...(ratios[side].get(row.measure) ?? []), row.ratio]);
        }
      } catch (error) {
        return { part, side, reason: error instanceof Error ? error.message : String(error) };
      }
    }
  }
  return null;
}

function compareRows({ ours, theirs }: Ratios): Comparison[] {
  return [...ours].map(([measure, own]) => {
    const other = theirs.get(measure) ?? [];
    return { measure, ours: own, theirs: other, verdict: judge(own, other) };
  });
}

/** Whether the first revision is better or worse than its rounds alone can explain. */
export function judge(ours: readonly number[], theirs: readonly number[]): Verdict {
  const apart = median(ours) - median(theirs);
  if (Math.abs(apart) <= Math.max(spread(ours), spread(theirs))) return 'no difference';
  return apart < 0 ? 'better' : 'worse';
}

function spread(values: readonly number[]): number {
  return Math.max(...values) - Math.min(...values);
}

/** What was compared, as a table for a terminal, and the rule under it. */
export function toComparison(results: readonly (Comparison | Uncompared)[], revision: string): string {
  const figure = (values: readonly number[]) =>
    `${rounded(median(values))} (${rounded(Math.min(...values))} … ${rounded(Math.max(...values))})`;
  const lines = results.map((result) =>
    'part' in result
      ? [
          result.part,
          'not compared',
          '',
          `${result.side === 'ours' ? 'this checkout' : revision}: ${result.reason}`,
        ]
      : [result.measure, figure(result.ours), figure(result.theirs), result.verdict],
  );
  return [
    toTextTable([['ratio of the measure', 'this checkout', revision, ''], ...lines]),
    '',
    rule,
    'Both revisions ran in the Electron of this checkout and were measured by its code.',
  ].join('\n');
}
