import type { AppError } from '../../../shared/contract/errors/errors.ts';
import {
  isUnfinished,
  type RotationCommand,
  type RotationOutcome,
} from '../../../shared/contract/state/rotation.ts';
import { checkCalm, look } from './look.ts';
import { openJournal } from './open-journal.ts';
import { Recorder } from './recorder.ts';
import type { RotationParts } from './rotation-parts.ts';
import { openTakenUp, settle, type TakenUp } from './settle.ts';

/** Settles an interrupted rotation without asking: goes on to the new token where it can, else back to the old one. */
export function resume(snapData: string, parts: RotationParts): Promise<RotationOutcome> {
  return takeUp(snapData, 'resume', parts, async (found) => {
    if (!isUnfinished(found.journal)) return forgetWhenDue(found, parts);
    return settle(found, parts, 'resume', (usual) => usual);
  });
}

/** Goes back to the old token, from a rotation that was interrupted or that succeeded while its backup is kept. */
export function undo(snapData: string, parts: RotationParts): Promise<RotationOutcome> {
  return takeUp(snapData, 'undo', parts, async (found) => {
    const { journal, backup } = found;
    if (!isUnfinished(journal) && (journal.outcome?.result !== 'rotated' || backup === null))
      return { result: 'nothing' };
    return settle(found, parts, 'undo', (usual) => (usual === 'leave' ? 'leave' : 'undo'));
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
    command,
    server: seen.value.server,
    tokenFile,
    clientConfig,
    service: seen.value.service,
    steps: [],
  });
  if (!(await parts.confirm(seen.value.server))) return { result: 'cancelled' };
  const locked = await state.lock();
  if (!locked.ok) return refused(locked.error);
  try {
    return await openTakenUp(seen.value, state, act);
  } finally {
    await state.unlock();
  }
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
  const recorder = new Recorder(state, parts, journal);
  await recorder.add({ kind: 'forgotten', at: parts.clock.now() });
  return { result: 'forgotten' };
}
