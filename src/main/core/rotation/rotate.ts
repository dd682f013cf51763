import type { AppError } from '../../../shared/errors.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import {
  isUnfinished,
  type OtherServer,
  type RotationJournal,
  type RotationOutcome,
} from '../../../shared/rotation.ts';
import type { RotationState } from '../ports/rotation.ts';
import type { Secret } from '../secret.ts';
import { areEqual, buildSteps, type Change } from './build-steps.ts';
import { keepBackupMs, readJournal } from './journal.ts';
import { judge, type RotationPlan } from './judge.ts';
import { checkCalm, look, type Seen } from './look.ts';
import { Recorder } from './recorder.ts';
import type { RotateRequest, RotationParts } from './rotation-parts.ts';
import { runSteps, type Steps } from './run-steps.ts';

interface Prepared {
  readonly seen: Seen;
  readonly plan: RotationPlan;
}

/** Rotates the static admin token: refuses before anything is touched, or ends with the old or the new token proven. */
export async function rotate(request: RotateRequest, parts: RotationParts): Promise<RotationOutcome> {
  const refused = (error: AppError): RotationOutcome => ({ result: 'refused', error });
  const { report, clock, host } = parts;
  const note = (kind: 'started' | 'done', step: 'preflight' | 'new-token') =>
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
  const { seen, plan } = prepared.value;
  const state = parts.openState(seen.identity);
  const recorder = new Recorder(state, clock, report, null);
  const change: Change = {
    ...{ seen, state, recorder, isTakenUp: false },
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
    steps: ['preflight', 'new-token', ...steps.forward.map(({ name }) => name)],
  });
  for (const warning of plan.warnings) report({ kind: 'warning', warning });
  if (!(await parts.confirm())) return { result: 'cancelled' };

  const locked = await state.lock();
  if (!locked.ok) return refused(locked.error);
  try {
    return await begin(change, steps, parts);
  } finally {
    await state.unlock();
  }
}

async function begin(change: Change, steps: Steps, parts: RotationParts): Promise<RotationOutcome> {
  const refused = (error: AppError): RotationOutcome => ({ result: 'refused', error });
  const { seen, state, recorder, tokenFile } = change;
  const { clock, host } = parts;
  const unchanged = await checkUnchanged(change, parts, state);
  if (!unchanged.ok) return refused(unchanged.error);
  const begun = await recorder.begin({
    ...{ kind: 'begun', version: 1, rotation: change.backup.rotation, engine: host.engine, at: clock.now() },
    ...{ snapData: seen.folder, tokenFile: tokenFile.path, clientConfig: change.clientConfig?.path ?? null },
  });
  if (!begun.ok) return refused(begun.error);

  const end = await runSteps(steps, recorder);
  switch (end.status) {
    case 'done':
      return recorder.end({
        result: 'rotated',
        forgetAt: clock.now() + keepBackupMs,
        others: await askOthers(change, parts),
      });
    case 'undone':
      return recorder.end({ result: 'undone', error: end.error });
    case 'undo-failed':
      return recorder.end({ result: 'stuck', error: stuck(state, parts) });
  }
}

/** What is said when neither token could be proven. */
export function stuck({ paths }: RotationState, { resumeCommand }: RotationParts): AppError {
  return { code: 'rotation-stuck', backup: paths.backup, command: resumeCommand };
}

/** The journal of a state folder. */
export async function openJournal(state: RotationState): Promise<Result<RotationJournal | null, AppError>> {
  const text = await state.readJournal();
  if (!text.ok) return text;
  const journal = readJournal(text.value);
  return journal.ok
    ? ok(journal.value)
    : fail({ code: 'rotation-journal-unreadable', file: state.paths.journal });
}

/** Takes a last line away that the power cut off, so that what is added stands on lines of its own. */
export async function mendJournal(state: RotationState): Promise<Result<null, AppError>> {
  const text = await state.readJournal();
  if (!text.ok) return text;
  const whole = text.value.slice(0, text.value.lastIndexOf('\n') + 1);
  return whole === text.value ? ok(null) : state.beginJournal(whole);
}

/**
 * What the cluster's other API servers say to the old token, each of which has a token file of its own; null when they
 * could not be looked for. Only where the cluster announces an API server is anything asked.
 */
export async function askOthers(
  { seen, backup }: Change,
  parts: RotationParts,
): Promise<OtherServer[] | null> {
  const probe = parts.probe(seen.server, seen.authorityPem);
  const servers = await probe.otherServers(backup.new);
  if (servers === null) return seen.mayHaveOthers ? null : [];
  return Promise.all(
    servers.map(async ({ server, isAnnounced }) => ({
      server,
      oldToken: isAnnounced ? await probe.ask(server, backup.old) : 'away',
    })),
  );
}

async function preflight(
  { snapData, newToken }: RotateRequest,
  parts: RotationParts,
): Promise<Result<Prepared, AppError>> {
  const seen = await look(snapData, parts);
  if (!seen.ok) return seen;
  const plan = judge(seen.value, newToken ?? parts.host.makeToken(), parts.host.hostname);
  if (!plan.ok) return plan;
  const [restartable, calm, settled, others] = await Promise.all([
    parts.service.check(),
    checkCalm(seen.value, parts.service),
    checkNoOther(parts.openState(seen.value.identity), parts),
    checkServer(seen.value, plan.value.old, parts),
  ]);
  if (!restartable.ok) return restartable;
  if (!calm.ok) return calm;
  if (!settled.ok) return settled;
  if (!others.ok) return others;
  const warnings = [...plan.value.warnings, ...others.value];
  return ok({ seen: seen.value, plan: { ...plan.value, warnings } });
}

/** Whether the API server takes the old token now, without which nothing that follows could be told apart. */
async function checkServer(
  { server, authorityPem, mayHaveOthers }: Seen,
  old: Secret,
  parts: RotationParts,
): Promise<Result<RotationPlan['warnings'], AppError>> {
  const probe = parts.probe(server, authorityPem);
  switch (await probe.readiness(old)) {
    case 'silent':
      return fail({ code: 'api-unreachable', server, reason: 'cut' });
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
  }
}

/** An unfinished rotation whose engine holds the lock is running; one without an engine was interrupted. */
async function checkNoOther(
  state: RotationState,
  { resumeCommand }: RotationParts,
): Promise<Result<null, AppError>> {
  const settled = await checkSettled(state, resumeCommand);
  if (settled.ok || settled.error.code !== 'rotation-unfinished') return settled;
  const locked = await state.lock();
  if (!locked.ok) return locked;
  await state.unlock();
  return settled;
}

async function checkSettled(state: RotationState, command: string): Promise<Result<null, AppError>> {
  const journal = await openJournal(state);
  if (!journal.ok) return journal;
  return journal.value !== null && isUnfinished(journal.value)
    ? fail({ code: 'rotation-unfinished', command })
    : ok(null);
}

/** Under the lock: no other rotation came between, and files, revision and snap are as they were previewed. */
async function checkUnchanged(
  { seen, tokenFile, clientConfig }: Change,
  parts: RotationParts,
  state: RotationState,
): Promise<Result<null, AppError>> {
  const settled = await checkSettled(state, parts.resumeCommand);
  if (!settled.ok) return settled;
  const [now, calm] = await Promise.all([look(seen.snapData, parts), checkCalm(seen, parts.service)]);
  if (!now.ok) return now;
  if (now.value.folder !== seen.folder) return fail({ code: 'rotation-moved', snapData: seen.snapData });
  if (!calm.ok) return calm;
  for (const [before, after] of [
    [tokenFile, now.value.tokenFile],
    [clientConfig, now.value.clientConfig],
  ] as const) {
    if (before !== null && (after === null || !areEqual(before.bytes, after.bytes)))
      return fail({ code: 'rotation-file-changed', file: before.path });
  }
  return ok(null);
}
