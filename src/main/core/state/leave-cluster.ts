import type { Snapshot } from '../../../shared/snapshot.ts';
import type { SnapshotChange } from './store.ts';

/** Takes back what was asked and said about the cluster that was open before: it must not be answered or read for another. */
export function leaveCluster({ copy, question }: Snapshot): SnapshotChange {
  return {
    // A copy under way says itself how it ends.
    copy: copy.status === 'working' ? copy : { status: 'idle' },
    question: question?.kind === 'open-other' ? question : null,
    dashboardOpening: { status: 'idle' },
  };
}
