import { isByTokenFile } from '../../shared/contract/state/authentication-mode.ts';
import type { ClusterState, Snapshot } from '../../shared/contract/state/snapshot.ts';

/** Whether a rotation of the static admin token can begin: there is one, and none is under way or unsettled. */
export function canRotate(
  { mode }: Extract<ClusterState, { status: 'open' }>,
  { run, journal }: Snapshot['rotation'],
): boolean {
  const isUnsettled = journal.status === 'unfinished' && journal.inForce === null;
  const isOver = run === null || run.status === 'ended';
  return isByTokenFile(mode) && isOver && !isUnsettled;
}
