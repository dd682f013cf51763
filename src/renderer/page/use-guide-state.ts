import { useCallback, useEffect, useMemo, useState } from 'react';
import type { Snapshot } from '../../shared/contract/state/snapshot.ts';
import { guideStep, type Guide } from './guide.ts';
import type { Screen } from './screens.ts';

/**
 * The guide as the window has it: when it began, and where it is by now; `onStart` is called when somebody wants to be guided, and
 * leads to where the first step begins. The focus goes to what that is about.
 */
export function useGuideState(snapshot: Snapshot | null, screen: Screen, onStart: () => void): Guide {
  const [since, setSince] = useState<number | null>(null);
  const start = useCallback(() => {
    setSince(Date.now());
    onStart();
  }, [onStart]);
  useEffect(() => {
    if (since === null) return undefined;
    // After what it was started from has given the focus back.
    const frame = requestAnimationFrame(() =>
      document.querySelector<HTMLElement>('[data-guide-at="go"]')?.focus(),
    );
    return () => cancelAnimationFrame(frame);
  }, [since]);
  const leave = useCallback(() => setSince(null), []);
  const isOn = since !== null && snapshot !== null && snapshot.demo !== null;
  const step = isOn ? guideStep(snapshot.rotation, screen, since) : null;
  return useMemo(() => ({ step, start, leave }), [step, start, leave]);
}
