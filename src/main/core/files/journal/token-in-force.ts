import type {
  RotationJournal,
  RotationPhase,
  RotationStep,
} from '../../../../shared/contract/state/rotation.ts';

/** What a look at the files and the API server found. */
export interface FilesAndServer {
  /** Whether token file and client.config hold one admin token. */
  readonly files: 'agree' | 'differ' | 'unknown';
  /** What the API server says to that token. */
  readonly server: 'accepts' | 'refuses' | 'unknown';
}

/**
 * Which token an interrupted rotation left in force; null where that is not settled, or where the engine would go on
 * to the other one. The token itself says nothing: only root may read the backup that tells old from new.
 */
export function tokenInForce(
  journal: RotationJournal,
  { files, server }: FilesAndServer,
): 'old' | 'new' | null {
  if (files !== 'agree' || server !== 'accepts') return null;
  const holds = filesHold(journal);
  return journal.phase === 'undo' && holds !== 'old' ? null : holds;
}

/** The token file is written first and taken back last: where both files agree, client.config tells of both. */
function filesHold({ steps, phase, clientConfig }: RotationJournal): 'old' | 'new' | null {
  const was = (of: RotationPhase, name: RotationStep, ...statuses: readonly string[]) =>
    steps.some((each) => each.phase === of && each.step === name && statuses.includes(each.status));
  if (clientConfig !== null) {
    if (phase === 'undo') return was('undo', 'token-file', 'intended', 'done') ? 'old' : null;
    return was('do', 'client-config', 'intended', 'done') ? 'new' : 'old';
  }
  if (phase === 'undo') return was('undo', 'token-file', 'done') ? 'old' : null;
  if (was('do', 'token-file', 'done')) return 'new';
  return was('do', 'token-file', 'intended') ? null : 'old';
}
