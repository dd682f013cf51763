import { describe } from '../../../shared/words/describe.ts';
import type { AppError } from '../../../shared/contract/errors/errors.ts';
import type { Known } from '../../../shared/words/known/known.ts';
import type { Snapshot } from '../../../shared/contract/state/snapshot.ts';

/**
 * The command of an error that the page shows; null when it has none. Words make it of a closed set; where an error
 * brings its command as text, what counts is the one that the snapshot tells, not the page's.
 */
export function commandOf(error: AppError, { rotation }: Snapshot, known: Known): string | null {
  const shown = 'command' in error ? rotationErrors(rotation).find(({ code }) => code === error.code) : error;
  return shown === undefined ? null : (describe(shown, known).command ?? null);
}

function rotationErrors({ run, journal }: Snapshot['rotation']): readonly AppError[] {
  const outcomes = [run?.outcome ?? null, journal.status === 'ended' ? journal.outcome : null];
  const ofOutcomes = outcomes.flatMap((outcome) =>
    outcome !== null && 'error' in outcome ? [outcome.error] : [],
  );
  return run === null || run.error === null ? ofOutcomes : [run.error, ...ofOutcomes];
}
