import { useCallback, useState } from 'react';
import type { Snapshot } from '../../shared/contract/state/snapshot.ts';
import { request } from './api.ts';

/** What of the snapshot decides it. */
export type FirstRunSources = Pick<
  Snapshot,
  'settings' | 'storeErrors' | 'question' | 'restarted' | 'undelivered' | 'rotation'
>;

/** The first run as the window has it: whether it is shown, and the way to leave it for good. */
export interface FirstRunState {
  readonly isShown: boolean;
  readonly leave: (sawLogin: boolean) => void;
}

/** Decides with the first snapshot whether the first run is shown; it gives way to a rotation that waits, until the next start. */
export function useFirstRun(snapshot: Snapshot | null): FirstRunState {
  const [isShown, setShown] = useState<boolean | null>(null);
  if (snapshot !== null && isShown === null) setShown(isFirstRunDue(snapshot));
  if (snapshot !== null && isShown === true && isRotationOpen(snapshot)) setShown(false);
  const leave = useCallback((sawLogin: boolean) => {
    setShown(false);
    void request('first-run:leave', { sawLogin });
  }, []);
  return { isShown: isShown === true, leave };
}

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
function isRotationOpen({ rotation: { run, journal } }: Pick<Snapshot, 'rotation'>): boolean {
  return (run !== null && run.status !== 'ended') || journal.status === 'unfinished';
}
