import type { AppError } from '../../../shared/errors.ts';
import { fail, ok } from '../../../shared/result.ts';
import type { ApiServerProbe, RotationClock } from '../ports/rotation.ts';
import type { Secret } from '../secret.ts';
import { isAdministrator } from './judge.ts';
import type { StepResult } from './run-steps.ts';

/** How long and how often an API server is asked after its restart, in milliseconds. */
export interface ProofTimes {
  readonly quickEveryMs: number;
  readonly quickForMs: number;
  readonly slowEveryMs: number;
  readonly acceptWithinMs: number;
  /** How long it may go on accepting the old token after it accepted the new one. */
  readonly refuseWithinMs: number;
}

/** What proving needs. */
export interface ProofParts {
  readonly probe: ApiServerProbe;
  readonly clock: RotationClock;
  readonly times: ProofTimes;
  readonly server: string;
}

/**
 * Waits until the API server is ready for the token and a TokenReview says that it is the administrator's. A review
 * that was lost says nothing and is asked for again; only another identity fails at once.
 */
export async function proveAccepted(parts: ProofParts, token: Secret, error: AppError): Promise<StepResult> {
  const { probe, times, server } = parts;
  const who = await askUntilKnown(parts, times.acceptWithinMs, async () =>
    (await probe.readiness(token)) === 'ready' ? probe.whoIs(token) : null,
  );
  if (who === null) return fail(error);
  return isAdministrator(who) ? ok(null) : fail({ code: 'rotation-not-admin', server });
}

/** Waits until the API server answers 401 to the token. */
export async function proveRefused(parts: ProofParts, token: Secret): Promise<StepResult> {
  const { probe, times, server } = parts;
  const refused = await askUntilKnown(parts, times.refuseWithinMs, async () =>
    (await probe.readiness(token)) === 'refused' ? true : null,
  );
  return refused === null ? fail({ code: 'rotation-old-still-accepted', server }) : ok(null);
}

/** Asks until there is an answer; null when there is none in time. */
async function askUntilKnown<Answer>(
  { clock, times }: Pick<ProofParts, 'clock' | 'times'>,
  withinMs: number,
  ask: () => Promise<Answer | null>,
): Promise<Answer | null> {
  const began = clock.elapsed();
  for (;;) {
    const answer = await ask();
    const passed = clock.elapsed() - began;
    if (answer !== null || passed >= withinMs) return answer;
    await clock.sleep(passed < times.quickForMs ? times.quickEveryMs : times.slowEveryMs);
  }
}
