import type { AppError } from '../../../shared/errors.ts';
import { fail, ok } from '../../../shared/result.ts';
import type { ApiServerProbe, Readiness, RotationClock } from '../ports/rotation.ts';
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

/** Waits until the API server is ready for the token and a TokenReview says that it is the administrator's. */
export async function proveAccepted(
  { probe, clock, times, server }: ProofParts,
  token: Secret,
  error: AppError,
): Promise<StepResult> {
  const isReady = await waitFor('ready', token, times.acceptWithinMs, { probe, clock, times });
  if (!isReady) return fail(error);
  const who = await probe.whoIs(token);
  if (who === null) return fail(error);
  return isAdministrator(who) ? ok(null) : fail({ code: 'rotation-not-admin', server });
}

/** Waits until the API server answers 401 to the token. */
export async function proveRefused(
  { probe, clock, times, server }: ProofParts,
  token: Secret,
): Promise<StepResult> {
  return (await waitFor('refused', token, times.refuseWithinMs, { probe, clock, times }))
    ? ok(null)
    : fail({ code: 'rotation-old-still-accepted', server });
}

async function waitFor(
  wanted: Readiness,
  token: Secret,
  withinMs: number,
  { probe, clock, times }: Omit<ProofParts, 'server'>,
): Promise<boolean> {
  const began = clock.elapsed();
  for (;;) {
    if ((await probe.readiness(token)) === wanted) return true;
    const passed = clock.elapsed() - began;
    if (passed >= withinMs) return false;
    await clock.sleep(passed < times.quickForMs ? times.quickEveryMs : times.slowEveryMs);
  }
}
