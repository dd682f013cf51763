import { useEffect, useRef, useState, type ReactNode } from 'react';
import { briefMs } from '../../page/use-brief.ts';
import type { ToldResult } from './pane.tsx';

/**
 * The result to tell while the cursor is on the row of this key, or on none: the last one, until the cursor leaves its row or
 * `leave` is called; a short one goes by itself. One that comes when the cursor is elsewhere waits, and then takes no focus.
 */
export function useResult(key: string | null, isOpen: boolean) {
  const [last, setLast] = useState<
    (ToldResult & { readonly of: string | null; readonly isBrief: boolean }) | null
  >(null);
  const [before, setBefore] = useState(key);
  const now = useRef({ key, isOpen });
  useEffect(() => {
    now.current = { key, isOpen };
  });
  useEffect(() => {
    if (last?.isBrief !== true) return undefined;
    const timer = setTimeout(() => setLast((newest) => (newest === last ? null : newest)), briefMs);
    return () => clearTimeout(timer);
  }, [last]);
  const isToldAt = (place: string | null) => place === null || last?.of === place;
  if (key !== before) {
    setBefore(key);
    // What is told of a row that is gone stays until another one is picked.
    if (key !== null && isToldAt(before)) setLast(null);
  }
  const result = isToldAt(key) ? last : null;
  return {
    result,
    tell: (text: ReactNode, takesFocus: boolean) => {
      // A word about an act that changed nothing here, such as that something was copied.
      const isBrief = !takesFocus && typeof text === 'string';
      const isHere = now.current.isOpen && now.current.key === key;
      setLast({ text, takesFocus: takesFocus && isHere, of: key, isBrief });
    },
    leave: () => {
      if (result !== null) setLast(null);
    },
  };
}
