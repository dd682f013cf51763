import type { Snapshot } from '../../shared/contract/state/snapshot.ts';

/** What of the snapshot decides it. */
export type FirstRunSources = Pick<
  Snapshot,
  'settings' | 'storeErrors' | 'question' | 'restarted' | 'undelivered' | 'rotation'
>;

/**
 * Whether the first run is to be shown: once, where it can be remembered, and to nobody for whom something else waits. What the
 * strip above it tells, as of a locked keyring, is told there all the same.
 */
export function isFirstRunDue(snapshot: FirstRunSources): boolean {
  const { settings, storeErrors, question, restarted, undelivered } = snapshot;
  const isAwaited =
    question !== null || restarted !== null || undelivered !== null || isRotationOpen(snapshot);
  return !settings.firstRunSeen && storeErrors.length === 0 && !isAwaited;
}

/** Whether a rotation is under way, or was cut off and is to be settled: who sees the first run is shown that in its place. */
export function isRotationOpen({ rotation: { run, journal } }: Pick<Snapshot, 'rotation'>): boolean {
  return (run !== null && run.status !== 'ended') || journal.status === 'unfinished';
}
