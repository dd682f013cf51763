import type { RotationRun } from '../../../../shared/contract/state/admin-state.ts';
import type { AppError } from '../../../../shared/contract/errors/errors.ts';

/** pkexec's own exit codes. */
const dismissed = 126;
const notAllowed = 127;

/** Why an engine that is over did not say how it ended; null when it did. `line` runs it by hand. */
export function whyNoOutcome(
  code: number | null,
  way: 'direct' | 'pkexec',
  { status, steps, outcome }: RotationRun,
  line: string,
): AppError | null {
  if (outcome !== null) return null;
  if (status === 'authorising' && way === 'pkexec') {
    if (code === dismissed) return { code: 'engine-dismissed' };
    if (code === notAllowed) return { code: 'engine-not-allowed' };
  }
  return steps.length === 0 ? { code: 'engine-not-started', command: line } : { code: 'engine-lost' };
}
