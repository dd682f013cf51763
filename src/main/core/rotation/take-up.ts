import type { AppError } from '../../../shared/errors.ts';
import {
  isUnfinished,
  type RotationCommand,
  type RotationJournal,
  type RotationOutcome,
} from '../../../shared/rotation.ts';
import { readTokenFile } from '../cluster/token-file.ts';
import type { RotationBackup, RotationState } from '../ports/rotation.ts';
import { askOthers, mendJournal, openJournal, stuck } from './rotate.ts';
import { buildSteps, type Change } from './build-steps.ts';
import { keepBackupMs } from './journal.ts';
import { clientConfigHolds, tokenFileHolds } from './judge.ts';
import { checkCalm, look, type Seen } from './look.ts';
import { Recorder } from './recorder.ts';
import type { RotationParts } from './rotation-parts.ts';
import { runSteps, undoSteps, type Steps } from './run-steps.ts';
import { settlement, type Settlement } from './settle.ts';
import { adminUser } from './splice.ts';

interface TakenUp {
  readonly seen: Seen;
  readonly state: RotationState;
  readonly journal: RotationJournal;
  /** Null when there is none of this rotation. */
  readonly backup: RotationBackup | null;
}

/** Settles an interrupted rotation without asking: goes on to the new token where it can, else back to the old one. */
export function resume(snapData: string, parts: RotationParts): Promise<RotationOutcome> {
  return takeUp(snapData, 'resume', parts, async (found) => {
    if (!isUnfinished(found.journal)) return forgetWhenDue(found, parts);
    return settle(found, parts, 'resume', (decided) => decided);
  });
}

/** Goes back to the old token, from a rotation that was interrupted or that succeeded while its backup is kept. */
export function undo(snapData: string, parts: RotationParts): Promise<RotationOutcome> {
  return takeUp(snapData, 'undo', parts, async (found) => {
    const { journal, backup } = found;
    if (!isUnfinished(journal) && (journal.outcome?.result !== 'rotated' || backup === null))
      return { result: 'nothing' };
    return settle(found, parts, 'undo', (decided) => (decided === 'leave' ? 'leave' : 'undo'));
  });
}

/** Removes the backup of a settled rotation: the old token is gone then. */
export function forget(snapData: string, parts: RotationParts): Promise<RotationOutcome> {
  return takeUp(snapData, 'forget', parts, async (found) => {
    if (isUnfinished(found.journal))
      return { result: 'refused', error: { code: 'rotation-unfinished', command: parts.resumeCommand } };
    return removeBackup(found, parts);
  });
}

async function takeUp(
  snapData: string,
  command: RotationCommand,
  parts: RotationParts,
  act: (found: TakenUp) => Promise<RotationOutcome>,
): Promise<RotationOutcome> {
  const refused = (error: AppError): RotationOutcome => ({ result: 'refused', error });
  const seen = await look(snapData, parts);
  if (!seen.ok) return refused(seen.error);
  const state = parts.openState(seen.value.identity);
  const before = await openJournal(state);
  if (!before.ok) return refused(before.error);
  if (before.value === null) return { result: 'nothing' };
  const calm = command === 'forget' ? null : await checkCalm(seen.value, parts.service);
  if (calm?.ok === false) return refused(calm.error);
  const { tokenFile, clientConfig } = before.value;
  parts.report({
    kind: 'plan',
    ...{
      command,
      server: seen.value.server,
      tokenFile,
      clientConfig,
      service: seen.value.service,
      steps: [],
    },
  });
  if (!(await parts.confirm())) return { result: 'cancelled' };
  const locked = await state.lock();
  if (!locked.ok) return refused(locked.error);
  try {
    return await openAndAct(seen.value, state, act);
  } finally {
    await state.unlock();
  }
}

async function openAndAct(
  seen: Seen,
  state: RotationState,
  act: (found: TakenUp) => Promise<RotationOutcome>,
): Promise<RotationOutcome> {
  const refused = (error: AppError): RotationOutcome => ({ result: 'refused', error });
  const mended = await mendJournal(state);
  if (!mended.ok) return refused(mended.error);
  const journal = await openJournal(state);
  if (!journal.ok) return refused(journal.error);
  if (journal.value === null) return { result: 'nothing' };
  const backup = await state.backup.read();
  if (!backup.ok) return refused(backup.error);
  const isOurs = backup.value?.rotation === journal.value.rotation;
  return act({ seen, state, journal: journal.value, backup: isOurs ? backup.value : null });
}

async function settle(
  found: TakenUp,
  parts: RotationParts,
  command: RotationCommand,
  choose: (decided: Settlement) => Settlement,
): Promise<RotationOutcome> {
  const { seen, state, journal, backup } = found;
  const { clock, host, report } = parts;
  const { tokenFile } = seen;
  const recorder = new Recorder(state, clock, report, journal);
  const resumed = await recorder.add({
    ...{ kind: 'taken-up', command, engine: host.engine, at: clock.now() },
  });
  if (!resumed.ok) return { result: 'refused', error: resumed.error };
  if (backup === null || tokenFile === null) return recorder.end(await leave(found, parts));

  const tokens = [backup.old, backup.new] as const;
  const interrupted = {
    phase: journal.phase,
    tokenFile: tokenFileHolds(tokenFile.bytes, ...tokens),
    clientConfig: seen.clientToken === null ? null : clientConfigHolds(seen.clientToken, ...tokens),
  };
  const clientConfig = seen.clientToken === null ? null : seen.clientConfig;
  const change: Change = { seen, tokenFile, clientConfig, backup, state, recorder, isTakenUp: true };
  const steps = buildSteps(change, parts);
  const decided = settlement(interrupted);
  switch (choose(decided)) {
    case 'leave':
      return recorder.end(await leave(found, parts));
    case 'finish':
      return finish(steps, change, parts);
    case 'undo': {
      const undone = await undoSteps(steps, recorder);
      if (!undone.ok) return recorder.end({ result: 'stuck', error: stuck(state, parts) });
      const wasUntouched = interrupted.tokenFile === 'old' && interrupted.clientConfig !== 'new';
      return recorder.end(wasUntouched ? { result: 'settled', works: 'old' } : { result: 'reverted' });
    }
  }
}

async function finish(steps: Steps, change: Change, parts: RotationParts): Promise<RotationOutcome> {
  const { recorder, state } = change;
  const end = await runSteps(steps, recorder);
  switch (end.status) {
    case 'done':
      return recorder.end({
        result: 'rotated',
        forgetAt: parts.clock.now() + keepBackupMs,
        others: await askOthers(change, parts),
      });
    case 'undone':
      return recorder.end({ result: 'undone', error: end.error });
    case 'undo-failed':
      return recorder.end({ result: 'stuck', error: stuck(state, parts) });
  }
}

/** Nothing of this rotation is in the files: it is settled when they agree and the API server takes what they hold. */
async function leave({ seen, state, journal }: TakenUp, parts: RotationParts): Promise<RotationOutcome> {
  const isStuck: RotationOutcome = { result: 'stuck', error: stuck(state, parts) };
  const read = readTokenFile(seen.tokenFile?.bytes ?? new Uint8Array());
  const row = read.ok ? read.rows.find(({ user }) => user === adminUser) : undefined;
  if (row === undefined) return isStuck;
  if (seen.clientToken !== null && !seen.clientToken.equals(row.token)) return isStuck;
  const readiness = await parts.probe(seen.server, seen.authorityPem).readiness(row.token);
  if (readiness !== 'ready') return isStuck;
  const removed = await state.backup.remove();
  if (!removed.ok) return isStuck;
  const wasWritten = journal.steps.some(({ phase, step }) => phase === 'do' && step === 'token-file');
  const wasUndone = journal.steps.some(({ phase, step }) => phase === 'undo' && step === 'clean-up');
  return { result: 'settled', works: !wasWritten || wasUndone ? 'old' : 'other' };
}

async function forgetWhenDue(found: TakenUp, parts: RotationParts): Promise<RotationOutcome> {
  const { outcome, forgotten } = found.journal;
  const isDue = !forgotten && outcome?.result === 'rotated' && outcome.forgetAt <= parts.clock.now();
  return isDue ? removeBackup(found, parts) : { result: 'nothing' };
}

async function removeBackup({ state, journal }: TakenUp, parts: RotationParts): Promise<RotationOutcome> {
  const before = await state.backup.read();
  if (before.ok && before.value === null) return { result: 'nothing' };
  const removed = await state.backup.remove();
  if (!removed.ok) return { result: 'refused', error: removed.error };
  const recorder = new Recorder(state, parts.clock, parts.report, journal);
  await recorder.add({ kind: 'forgotten', at: parts.clock.now() });
  return { result: 'forgotten' };
}
