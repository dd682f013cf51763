import { Button } from '@mantine/core';
import { useEffect } from 'react';
import type { ClusterState, Snapshot } from '../../../shared/contract/state/snapshot.ts';
import { tokenChange } from '../../../shared/contract/state/token-change.ts';
import { adminPhrases } from '../../../shared/words/en/admin-phrases.ts';
import { GuideButton } from '../../components/guide-button.tsx';
import { Why } from '../../components/why.tsx';
import { request } from '../../page/api.ts';
import { OtherNodes } from './other-nodes.tsx';
import { RotationJournalSection, UndoRotation } from './rotation-journal-section.tsx';
import { RotationProofActs } from './rotation-proof.tsx';
import { RotationRunSection } from './rotation-run-section.tsx';
import { TokenFileTable } from './token-file-table.tsx';

/** The static admin token: rotating it, the token file that holds it, and where else it lies. */
export function AdminToken({
  cluster,
  rotation,
  nodes,
  isDemo,
  onRotate,
}: {
  readonly cluster: Extract<ClusterState, { status: 'open' }>;
  readonly rotation: Snapshot['rotation'];
  readonly nodes: Snapshot['nodes'];
  /** There a guide leads through a rotation. */
  readonly isDemo: boolean;
  /** Asks whether to rotate; null while that cannot begin. */
  readonly onRotate: (() => void) | null;
}) {
  const { run, journal } = rotation;
  useEffect(() => void request('rotation:prepare', {}), [cluster.snapData]);
  const others = nodes?.others.length ?? 0;
  const version = [cluster.identity, cluster.tokenFileChangedAt, run?.status, journal.status].join(' ');
  return (
    <>
      <div className="rotate-place row">
        {onRotate !== null && (
          <>
            <Button data-guide-at="rotate" onClick={onRotate}>
              {adminPhrases().rotate}
            </Button>
            {isDemo && <GuideButton />}
          </>
        )}
      </div>
      <Why word="staticToken" />
      {run !== null && (
        <RotationRunSection run={run} undo={<UndoRotation journal={journal} others={others} />} />
      )}
      {(run === null || run.status === 'ended') && (
        <RotationJournalSection journal={journal} others={others} isUndoAbove={run !== null} />
      )}
      {(run === null || run.status === 'ended') &&
        journal.status === 'ended' &&
        journal.outcome.result === 'rotated' && <RotationProofActs />}
      {(run === null || run.status === 'ended') && (
        <OtherNodes nodes={nodes} phase={tokenChange(journal) ?? 'before'} />
      )}
      <TokenFileTable version={version} />
    </>
  );
}
