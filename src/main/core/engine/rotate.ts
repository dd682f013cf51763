import type { AppError } from '../../../shared/contract/errors/errors.ts';
import { fail, ok, type Result } from '../../../shared/contract/values/result.ts';
import {
  isUnfinished,
  type RotationOutcome,
  type RotationStep,
} from '../../../shared/contract/state/rotation.ts';
import type { OpenRotationState } from './engine-ports.ts';
import type { Secret } from '../ports/secret.ts';
import { areEqual, buildSteps, type Change } from './build-steps.ts';
import { findAdmin, judge, type RotationPlan } from './judge.ts';
import { checkCalm, look, lookAgain, type EngineLook } from './look.ts';
import { openJournal } from './open-journal.ts';
import { Recorder } from './recorder.ts';
import type { RotateRequest, RotationParts } from './rotation-parts.ts';
import type { Steps } from './run-steps.ts';
import { finish, openTakenUp, settle } from './settle.ts';
import { tokenInForce } from '../files/journal/token-in-force.ts';

interface Prepared {
  readonly seen: EngineLook;
  readonly plan: RotationPlan;
  /** Whether a rotation was interrupted, settled by itself, and is still to be closed. */
  readonly hasEarlier: boolean;
}

/** Rotates the static admin token: refuses before anything is touched, or ends with the old or the new token proven. */
export async function rotate(request: RotateRequest, parts: RotationParts): Promise<RotationOutcome> {
  const refused = (error: AppError): RotationOutcome => ({ result: 'refused', error });
  const { report, clock, host } = parts;
  const note = (kind: 'started' | 'done', step: RotationStep) =>
    report({ kind, phase: 'do', step, at: clock.now() });

  note('started', 'preflight');
  const prepared = await preflight(request, parts);
  if (!prepared.ok) {
    report({ kind: 'failed', phase: 'do', step: 'preflight', at: clock.now(), error: prepared.error });
    return refused(prepared.error);
  }
  note('done', 'preflight');
  note('started', 'new-token');
  note('done', 'new-token');
  const { seen, plan, hasEarlier } = prepared.value;
  const state = parts.openState(seen.identity);
  const recorder = new Recorder(state, parts, null);
  const change: Change = {
    seen,
    state,
    recorder,
    isTakenUp: false,
    tokenFile: plan.tokenFile,
    clientConfig: plan.clientConfig,
    backup: { rotation: host.makeIdentifier(), old: plan.old, new: plan.new },
  };
  const steps = buildSteps(change, parts);
  const clientConfig = plan.clientConfig?.path ?? null;
  report({
    kind: 'plan',
    command: 'rotate',
    server: seen.server,
    tokenFile: plan.tokenFile.path,
    clientConfig,
    service: seen.service,
    steps: [
      ...(['preflight', 'new-token'] as const),
      ...(hasEarlier ? (['close-earlier'] as const) : []),
      ...steps.forward.map(({ name }) => name),
    ],
  });
  for (const warning of plan.warnings) report({ kind: 'warning', warning });
  if (!(await parts.confirm(seen.server))) return { result: 'cancelled' };

  const locked = await state.lock();
  if (!locked.ok) return refused(locked.error);
  try {
    const unclosed = hasEarlier ? await closeEarlier(seen, state, parts) : null;
    return unclosed ?? (await begin(change, steps, parts));
  } finally {
    await state.unlock();
  }
}

async function begin(change: Change, steps: Steps, parts: RotationParts): Promise<RotationOutcome> {
  const refused = (error: AppError): RotationOutcome => ({ result: 'refused', error });
  const { seen, recorder, tokenFile } = change;
  const { clock, host } = parts;
  const unchanged = await checkUnchanged(change, parts);
  if (!unchanged.ok) return refused(unchanged.error);
  const begun = await recorder.begin({
    kind: 'begun',
    version: 1,
    rotation: change.backup.rotation,
    engine: host.engine,
    at: clock.now(),
    snapData: seen.folder,
    tokenFile: tokenFile.path,
    clientConfig: change.clientConfig?.path ?? null,
  });
  if (!begun.ok) return refused(begun.error);
  return finish(steps, change, parts);
}

/** Brings an interrupted rotation that is settled to its end; null when the new one may begin. */
async function closeEarlier(
  seen: EngineLook,
  state: OpenRotationState,
  parts: RotationParts,
): Promise<RotationOutcome | null> {
  const { report, clock } = parts;
  const line = () => ({ phase: 'do', step: 'close-earlier', at: clock.now() }) as const;
  report({ kind: 'started', ...line() });
  const outcome = await openTakenUp(seen, state, async (found) =>
    isUnfinished(found.journal)
      ? settle(found, { ...parts, report: () => undefined }, 'rotate', (usual) => usual)
      : { result: 'nothing' },
  );
  if ('error' in outcome) {
    report({ kind: 'failed', ...line(), error: outcome.error });
    return outcome;
  }
  report({ kind: 'done', ...line() });
  return null;
}

async function preflight(
  { snapData, newToken }: RotateRequest,
  parts: RotationParts,
): Promise<Result<Prepared, AppError>> {
  const seen = await look(snapData, parts);
  if (!seen.ok) return seen;
  const plan = judge(seen.value, newToken ?? parts.host.makeToken(), parts.host.hostname);
  const earlier = await findEarlier(seen.value, parts);
  if (!earlier.ok) return earlier;
  if (!plan.ok) return plan;
  const [restartable, calm, others] = await Promise.all([
    parts.service.check(),
    checkCalm(seen.value, parts.service),
    checkServer(seen.value, plan.value.old, parts),
  ]);
  if (!restartable.ok) return restartable;
  if (!calm.ok) return calm;
  if (!others.ok) return others;
  const warnings = [...plan.value.warnings, ...others.value];
  return ok({ seen: seen.value, plan: { ...plan.value, warnings }, hasEarlier: earlier.value });
}

/** Whether the API server takes the old token now, without which nothing that follows could be told apart. */
async function checkServer(
  { server, authorityPem, mayHaveOthers }: EngineLook,
  old: Secret,
  parts: RotationParts,
): Promise<Result<RotationPlan['warnings'], AppError>> {
  const probe = parts.probe(server, authorityPem);
  const readiness = await probe.readiness(old);
  switch (readiness) {
    case 'not-ready':
      return fail({ code: 'api-server-error', server, status: 500 });
    case 'refused':
      return fail({ code: 'rotation-old-not-accepted', server });
    case 'ready': {
      const others = await probe.otherServers(old);
      if (others === null) return ok(mayHaveOthers ? [{ code: 'other-nodes-unseen' }] : []);
      const servers = others.map((other) => other.server);
      return ok(servers.length === 0 ? [] : [{ code: 'other-nodes', servers }]);
    }
    default:
      return fail(readiness);
  }
}

/**
 * Whether an interrupted rotation is to be closed first. One that still runs is `rotation-busy`, one that did not settle
 * by itself is `rotation-unfinished`.
 */
async function findEarlier(seen: EngineLook, parts: RotationParts): Promise<Result<boolean, AppError>> {
  const state = parts.openState(seen.identity);
  const journal = await openJournal(state);
  if (!journal.ok) return journal;
  if (journal.value === null || !isUnfinished(journal.value)) return ok(false);
  const locked = await state.lock();
  if (!locked.ok) return locked;
  await state.unlock();
  const admin = findAdmin(seen);
  const probe = parts.probe(seen.server, seen.authorityPem);
  const isAccepted = admin.ok && (await probe.readiness(admin.value.row.token)) === 'ready';
  return isAccepted && tokenInForce(journal.value, { files: 'agree', server: 'accepts' }) !== null
    ? ok(true)
    : fail({ code: 'rotation-unfinished', command: parts.resumeCommand });
}

/** Under the lock: no other rotation came between, and files, revision and snap are as they were previewed. */
async function checkUnchanged(
  { seen, state, tokenFile, clientConfig }: Change,
  parts: RotationParts,
): Promise<Result<null, AppError>> {
  const journal = await openJournal(state);
  if (!journal.ok) return journal;
  if (journal.value !== null && isUnfinished(journal.value))
    return fail({ code: 'rotation-unfinished', command: parts.resumeCommand });
  const now = await lookAgain(seen, parts);
  if (!now.ok) return now;
  for (const [before, after] of [
    [tokenFile, now.value.tokenFile],
    [clientConfig, now.value.clientConfig],
  ] as const) {
    if (before !== null && (after === null || !areEqual(before.bytes, after.bytes)))
      return fail({ code: 'rotation-file-changed', file: before.path });
  }
  return ok(null);
}
