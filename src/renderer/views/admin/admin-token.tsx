import { useEffect, useState } from 'react';
import type { JournalState } from '../../../shared/admin-state.ts';
import type { ClusterState, Snapshot } from '../../../shared/snapshot.ts';
import { request } from '../../api.ts';
import { canRotate } from '../../can-rotate.ts';
import { DestructiveButton } from '../../components/destructive-button.tsx';
import { OtherNodes, type NodesPhase } from './other-nodes.tsx';
import { RotateDialog } from './rotate-dialog.tsx';
import { RotationJournal } from './rotation-journal.tsx';
import { RotationRun } from './rotation-run.tsx';
import { TokenCopies } from './token-copies.tsx';
import { TokenFileTable } from './token-file-table.tsx';

/** The static admin token: rotating it, the token file that holds it, and where else it lies. */
export function AdminToken({
  cluster,
  rotation,
  nodes,
  isAsked,
}: {
  readonly cluster: Extract<ClusterState, { status: 'open' }>;
  readonly rotation: Snapshot['rotation'];
  readonly nodes: Snapshot['nodes'];
  /** Whether a rotation was asked for on the way here. */
  readonly isAsked: boolean;
}) {
  const { run, journal, way } = rotation;
  const [isAsking, setAsking] = useState(isAsked);
  useEffect(() => void request('rotation:prepare', {}), [cluster.snapData]);
  const version = [cluster.identity, cluster.tokenFileChangedAt, run?.status, journal.status].join(' ');
  return (
    <>
      {canRotate(cluster, rotation) && (
        <div>
          <DestructiveButton onClick={() => setAsking(true)}>Rotate admin token…</DestructiveButton>
        </div>
      )}
      {run !== null && <RotationRun run={run} />}
      {(run === null || run.status === 'ended') && (
        <RotationJournal journal={journal} others={nodes?.others.length ?? 0} />
      )}
      {(run === null || run.status === 'ended') && <OtherNodes nodes={nodes} phase={phaseOf(journal)} />}
      <TokenFileTable version={version} />
      <TokenCopies version={version} />
      {isAsking && (
        <RotateDialog cluster={cluster} way={way} nodes={nodes} onClose={() => setAsking(false)} />
      )}
    </>
  );
}

function phaseOf(journal: JournalState): NodesPhase {
  const result = journal.status === 'ended' ? journal.outcome.result : null;
  return result === 'rotated' || result === 'reverted' ? result : 'before';
}
