import type { JournalState } from '../../../../shared/contract/state/admin-state.ts';
import { isUnfinished, type RotationJournal } from '../../../../shared/contract/state/rotation.ts';
import type { ApiState } from '../../../../shared/contract/state/snapshot.ts';
import type { FoundCluster } from '../snap-data/find-cluster.ts';
import { tokenInForce, type FilesAndServer } from './token-in-force.ts';

type Unfinished = Extract<JournalState, { status: 'unfinished' }>;

/** What a look at the cluster adds to the journal. */
export interface JournalLook extends FilesAndServer {
  /** The line that settles the rotation. */
  readonly resumeLine: string;
  /** The line that removes the backup. */
  readonly forgetLine: string;
  /** The rotation that an earlier start has told to be settled. */
  readonly acknowledged: string | null;
}

/** Whether the admin row and client.config hold one token; in mixed mode client.config holds none. */
export function compareFiles({ warning, staticTokens, mode }: FoundCluster): Unfinished['files'] {
  if (warning?.code === 'admin-token-differs') return 'differ';
  if (warning !== null) return 'unknown';
  const admins = staticTokens.filter(({ user }) => user === 'admin');
  if (mode === 'mixed') return admins.length === 1 ? 'agree' : 'differ';
  return admins.length === 1 && admins[0]?.isAdmin === true ? 'agree' : 'differ';
}

/** What the API server said to the token of client.config when it was last asked. */
export function serverSays(api: ApiState): Unfinished['server'] {
  if (api.status === 'reachable') return 'accepts';
  return api.status === 'failed' && api.error.code === 'api-unauthorized' ? 'refuses' : 'unknown';
}

/** What is said of a journal that no running engine works on; it is settled only where files and API server agree. */
export function judgeJournal(journal: RotationJournal, look: JournalLook): JournalState {
  const { rotation, startedAt, endedAt, steps, outcome, forgotten } = journal;
  if (outcome === null || endedAt === null || isUnfinished(journal)) {
    const { files, server, resumeLine } = look;
    const inForce = tokenInForce(journal, look);
    const isAcknowledged = look.acknowledged === rotation;
    const cause = outcome?.result === 'stuck' ? outcome.cause : null;
    const found = { files, server, inForce, isAcknowledged, cause, resumeLine };
    return { status: 'unfinished', rotation, startedAt, steps, ...found };
  }
  const undoUntil = outcome.result === 'rotated' && !forgotten ? outcome.forgetAt : null;
  return { status: 'ended', startedAt, endedAt, outcome, undoUntil, forgetLine: look.forgetLine };
}
