import { useEffect, useRef, useState, type ReactNode } from 'react';
import { briefMs } from '../../page/use-brief.ts';
import type { PaneResult } from './pane.tsx';

/** A sentence stands for longer than a word. */
const msPerLetter = 80;

interface LastResult extends PaneResult {
  readonly of: string | null;
  /** After which time it goes by itself; null for one that stays. */
  readonly briefMs: number | null;
  /** Whether it was there before its row. */
  readonly isFirst: boolean;
}

/** A result that is told as soon as its row is there. */
export interface FirstResult {
  readonly of: string;
  readonly text: ReactNode;
}

/**
 * The result to tell while the cursor is on the row of this key, or on none since its row is gone: the last one, until the cursor
 * leaves its row or `leave` is called; a short one goes by itself. One that comes when the cursor is elsewhere waits, and then
 * takes no focus.
 */
export function useResult(key: string | null, isOpen: boolean, first: FirstResult | null) {
  const [last, setLast] = useState<LastResult | null>(
    first === null ? null : { ...first, count: 0, takesFocus: true, briefMs: null, isFirst: true },
  );
  const [before, setBefore] = useState(key);
  const now = useRef({ key, isOpen });
  useEffect(() => {
    now.current = { key, isOpen };
  });
  useEffect(() => {
    if (last?.briefMs == null) return undefined;
    const timer = setTimeout(() => setLast((newest) => (newest === last ? null : newest)), last.briefMs);
    return () => clearTimeout(timer);
  }, [last]);
  const isShownAt = (place: string | null) =>
    last?.of === place || (place === null && last?.isFirst === false);
  if (key !== before) {
    setBefore(key);
    // What is told of a row that is gone stays until another one is picked.
    if (key !== null && isShownAt(before)) setLast(null);
  }
  const result = isShownAt(key) ? last : null;
  return {
    result,
    tell: (text: ReactNode, takesFocus: boolean) => {
      // A word about an act that changed nothing here, such as that something was copied.
      const isBrief = !takesFocus && typeof text === 'string';
      const readMs = isBrief ? Math.max(briefMs, text.length * msPerLetter) : null;
      const isHere = now.current.isOpen && now.current.key === key;
      setLast((before) => ({
        ...{ text, takesFocus: takesFocus && isHere, of: key, briefMs: readMs, isFirst: false },
        count: (before?.count ?? 0) + 1,
      }));
    },
    leave: () => {
      if (result !== null) setLast(null);
    },
  };
}
