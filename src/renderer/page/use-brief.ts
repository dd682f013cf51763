import { useEffect, useState } from 'react';

/** Long enough to be read once, in milliseconds. */
export const briefMs = 4000;

/** Whether a short message stands: it goes by itself, and each `say` shows it anew. */
export function useBrief(lengthMs = briefMs): {
  readonly isSaid: boolean;
  readonly say: () => void;
  readonly unsay: () => void;
} {
  /** Counts what was said; 0 while nothing stands. */
  const [said, setSaid] = useState(0);
  useEffect(() => {
    if (said === 0) return undefined;
    const timer = setTimeout(() => setSaid(0), lengthMs);
    return () => clearTimeout(timer);
  }, [said, lengthMs]);
  return { isSaid: said > 0, say: () => setSaid((before) => before + 1), unsay: () => setSaid(0) };
}
