import { useCallback, useState } from 'react';
import type { Snapshot } from '../../shared/contract/state/snapshot.ts';
import { request } from './api.ts';
import { isFirstRunDue, isRotationOpen } from './first-run-due.ts';

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
