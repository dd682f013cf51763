import type { AppError } from '../../../shared/contract/errors/errors.ts';
import type {
  OtherServer,
  RotationCommand,
  RotationJournal,
  RotationOutcome,
} from '../../../shared/contract/state/rotation.ts';
import { readTokenFile } from '../files/token-file/token-file.ts';
import type { RotationBackup, OpenRotationState } from './engine-ports.ts';
import { buildSteps, type Change } from './build-steps.ts';
import { keepBackupMs } from '../../../shared/contract/values/keep-backup.ts';
import { clientConfigHolds, findAdmin, otherMasters, tokenFileHolds } from './judge.ts';
import { lookAgain, type EngineLook } from './look.ts';
import { mendJournal, openJournal } from './open-journal.ts';
import { Recorder } from './recorder.ts';
import type { RotationParts } from './rotation-parts.ts';
import { runSteps, undoSteps, type Steps } from './run-steps.ts';
import { settlement, type Settlement } from './settlement.ts';
import { adminUser } from '../files/token-file/splice.ts';

/** A rotation of an earlier run, as found under the lock. */
export interface TakenUp {
  readonly seen: EngineLook;
  readonly state: OpenRotationState;
  readonly journal: RotationJournal;
  /** Null when there is none of this rotation. */
  readonly backup: RotationBackup | null;
}

/** Opens what an earlier run left, under the lock that is held; `nothing` without a journal. */
export async function openTakenUp(
  seen: EngineLook,
  state: OpenRotationState,
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

/** Brings a rotation of an earlier run to its end, the way that `choose` takes when it is told the usual one. */
export async function settle(
  found: TakenUp,
  parts: RotationParts,
  command: RotationCommand,
  choose: (usual: Settlement) => Settlement,
): Promise<RotationOutcome> {
  const { state, journal, backup } = found;
  const { clock, host } = parts;
  const now = await lookAgain(found.seen, parts);
  if (!now.ok) return { result: 'refused', error: now.error };
  const seen = now.value;
  const { tokenFile } = seen;
  const recorder = new Recorder(state, parts, journal);
  const resumed = await recorder.add({ kind: 'taken-up', command, engine: host.engine, at: clock.now() });
  if (!resumed.ok) return { result: 'refused', error: resumed.error };
  if (backup === null || tokenFile === null) return recorder.end(await leave({ ...found, seen }, parts));

  const tokens = [backup.old, backup.new] as const;
  const interrupted = {
    phase: journal.phase,
    tokenFile: tokenFileHolds(tokenFile.bytes, ...tokens),
    clientConfig: seen.clientToken === null ? null : clientConfigHolds(seen.clientToken, ...tokens),
  };
  const clientConfig = seen.clientToken === null ? null : seen.clientConfig;
  const change: Change = { seen, tokenFile, clientConfig, backup, state, recorder, isTakenUp: true };
  const steps = buildSteps(change, parts);
  switch (choose(settlement(interrupted))) {
    case 'leave':
      return recorder.end(await leave({ ...found, seen }, parts));
    case 'finish':
      return finish(steps, change, parts);
    case 'undo': {
      const undone = await undoSteps(steps, recorder);
      if (!undone.ok) return recorder.end(stuck(undone.error, state, parts));
      const wasUntouched = interrupted.tokenFile === 'old' && interrupted.clientConfig !== 'new';
      return recorder.end(wasUntouched ? { result: 'settled', works: 'old' } : { result: 'reverted' });
    }
  }
}

/** Goes to the new token, or back to the old one where that fails, and ends the journal. */
export async function finish(steps: Steps, change: Change, parts: RotationParts): Promise<RotationOutcome> {
  const { recorder, state } = change;
  const end = await runSteps(steps, recorder);
  switch (end.status) {
    case 'done':
      return recorder.end({
        result: 'rotated',
        forgetAt: parts.clock.now() + keepBackupMs,
        others: await askOthers(change, parts),
        masters: otherMasters(change.tokenFile.bytes),
      });
    case 'undone':
      return recorder.end({ result: 'undone', error: end.error });
    case 'undo-failed':
      return recorder.end(stuck(end.error, state, parts));
  }
}

/** What is said when neither token could be proven. */
function stuck(
  cause: AppError,
  { paths }: OpenRotationState,
  { resumeCommand }: RotationParts,
): RotationOutcome {
  return {
    result: 'stuck',
    error: { code: 'rotation-stuck', backup: paths.backup, command: resumeCommand },
    cause,
  };
}

/**
 * What the cluster's other API servers say to the old token, each of which has a token file of its own; null when they
 * could not be looked for. Only where the cluster announces an API server is anything asked.
 */
async function askOthers({ seen, backup }: Change, parts: RotationParts): Promise<OtherServer[] | null> {
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

/** Nothing of this rotation is in the files: it is settled when they agree and the API server takes what they hold. */
async function leave({ seen, state, journal }: TakenUp, parts: RotationParts): Promise<RotationOutcome> {
  const { server, authorityPem, clientToken } = seen;
  const read = readTokenFile(seen.tokenFile?.bytes ?? new Uint8Array());
  const row = read.ok ? read.rows.find(({ user }) => user === adminUser) : undefined;
  if (row === undefined || (clientToken !== null && !clientToken.equals(row.token))) {
    const admin = findAdmin(seen);
    return stuck(admin.ok ? { code: 'rotation-no-static-token' } : admin.error, state, parts);
  }
  const readiness = await parts.probe(server, authorityPem).readiness(row.token);
  if (readiness !== 'ready') {
    const cause: AppError = { code: 'rotation-old-not-accepted', server };
    return stuck(typeof readiness === 'object' ? readiness : cause, state, parts);
  }
  const removed = await state.backup.remove();
  if (!removed.ok) return stuck(removed.error, state, parts);
  const wasWritten = journal.steps.some(({ phase, step }) => phase === 'do' && step === 'token-file');
  const wasUndone = journal.steps.some(({ phase, step }) => phase === 'undo' && step === 'clean-up');
  return { result: 'settled', works: !wasWritten || wasUndone ? 'old' : 'other' };
}
