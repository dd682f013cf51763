import { useEffect, useState } from 'react';
import type { ClusterState, Snapshot } from '../../../shared/snapshot.ts';
import { request } from '../../api.ts';
import { DestructiveButton } from '../../components/destructive-button.tsx';
import { RotateDialog } from './rotate-dialog.tsx';
import { RotationJournal } from './rotation-journal.tsx';
import { RotationRun } from './rotation-run.tsx';
import { TokenCopies } from './token-copies.tsx';
import { TokenFileTable } from './token-file-table.tsx';

/** The static admin token: rotating it, the token file that holds it, and where else it lies. */
export function AdminToken({
  cluster,
  rotation,
}: {
  readonly cluster: Extract<ClusterState, { status: 'open' }>;
  readonly rotation: Snapshot['rotation'];
}) {
  const { run, journal, way } = rotation;
  const [isAsking, setAsking] = useState(false);
  useEffect(() => void request('rotation:prepare', {}), [cluster.snapData]);
  const version = [cluster.identity, cluster.tokenFileChangedAt, run?.status, journal.status].join(' ');
  const isBlocked = run !== null || (journal.status === 'unfinished' && journal.finding === 'ask');
  return (
    <>
      {!isBlocked && (
        <div>
          <DestructiveButton onClick={() => setAsking(true)}>Rotate admin token…</DestructiveButton>
        </div>
      )}
      {run !== null && <RotationRun run={run} />}
      {(run === null || run.status === 'ended') && <RotationJournal journal={journal} />}
      <TokenFileTable version={version} />
      <TokenCopies version={version} />
      {isAsking && <RotateDialog cluster={cluster} way={way} onClose={() => setAsking(false)} />}
    </>
  );
}
