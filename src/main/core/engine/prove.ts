import type { AppError } from '../../../shared/contract/errors/errors.ts';
import { fail, ok } from '../../../shared/contract/values/result.ts';
import type { ApiServerProbe, Readiness, RotationClock } from './engine-ports.ts';
import type { Secret } from '../ports/secret.ts';
import { isAdministrator } from './judge.ts';
import type { StepResult } from './run-steps.ts';

/** How long and how often an API server is asked after its restart, in milliseconds. */
export interface ProofTimes {
  readonly quickEveryMs: number;
  readonly quickForMs: number;
  readonly slowEveryMs: number;
  readonly acceptWithinMs: number;
  /** How long it may go on accepting the old token after it accepted the new one, and a stranger stay in its place. */
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
  const who = await askUntilKnown(parts, times.acceptWithinMs, async () => {
    const readiness = await probe.readiness(token);
    return readiness === 'ready' ? probe.whoIs(token) : strangerIn(readiness);
  });
  if (who === null) return fail(error);
  if ('code' in who) return fail(who);
  return isAdministrator(who) ? ok(null) : fail({ code: 'rotation-not-admin', server });
}

/**
 * Waits until the API server answers 401 to the token: `rotation-old-still-accepted` when it does not in time, and
 * `rotation-server-not-own` where another server stays in its place.
 */
export async function proveRefused(parts: ProofParts, token: Secret): Promise<StepResult> {
  const { probe, times, server } = parts;
  const refused = await askUntilKnown(parts, times.refuseWithinMs, async () => {
    const readiness = await probe.readiness(token);
    return readiness === 'refused' ? { isRefused: true } : strangerIn(readiness);
  });
  if (refused === null) return fail({ code: 'rotation-old-still-accepted', server });
  return 'code' in refused ? fail(refused) : ok(null);
}

type Stranger = Extract<AppError, { code: 'rotation-server-not-own' }>;

function strangerIn(readiness: Readiness): Stranger | null {
  return typeof readiness === 'object' && readiness.code === 'rotation-server-not-own' ? readiness : null;
}

/**
 * Asks until there is an answer; null when there is none in time. A stranger in the API server's place may go again, but
 * one that stays keeps it from starting: that is told sooner.
 */
async function askUntilKnown<Answer extends object>(
  { clock, times }: Pick<ProofParts, 'clock' | 'times'>,
  withinMs: number,
  ask: () => Promise<Answer | Stranger | null>,
): Promise<Answer | Stranger | null> {
  const began = clock.elapsed();
  let strangerSince: number | null = null;
  for (;;) {
    const answer = await ask();
    const now = clock.elapsed();
    const passed = now - began;
    const isStranger = answer !== null && 'code' in answer;
    if (answer !== null && !isStranger) return answer;
    strangerSince = isStranger ? (strangerSince ?? now) : null;
    const isStaying = strangerSince !== null && now - strangerSince >= times.refuseWithinMs;
    if (isStaying || passed >= withinMs) return answer;
    await clock.sleep(passed < times.quickForMs ? times.quickEveryMs : times.slowEveryMs);
  }
}
