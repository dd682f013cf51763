import { useEffect, useRef, useState } from 'react';
import { nextZoom, type ZoomPercent } from '../../shared/contract/values/zoom.ts';
import { request } from './api.ts';
import { isDialogOpen, takeKey, type KeyAct } from './keys.ts';
import type { Go } from './places.ts';
import { screens } from './screens.ts';

/** Does what keys do on every screen, and tells whether the sheet of keys is open. */
export function useWindowKeys({
  zoomPercent,
  go,
  back,
  onPalette,
}: {
  /** As the settings have it; null while they are not known. */
  readonly zoomPercent: ZoomPercent | null;
  readonly go: Go;
  readonly back: () => void;
  /** Told whether the palette is to be open, by whether it is. */
  readonly onPalette: (isOpen: (wasOpen: boolean) => boolean) => void;
}): readonly [boolean, (isOpen: boolean) => void] {
  const [isSheetOpen, setSheetOpen] = useState(false);
  /** What was asked for last: who presses a key twice is faster than the settings. */
  const wanted = useRef({ percent: zoomPercent, underWay: 0 });
  useEffect(() => {
    const last = wanted.current;
    if (last.underWay === 0) last.percent = zoomPercent;
    const drawAt = async (percent: ZoomPercent) => {
      last.percent = percent;
      last.underWay += 1;
      await request('settings:choose-look', { zoomPercent: percent });
      last.underWay -= 1;
    };
    const drawNext = (direction: 1 | -1) => {
      if (last.percent !== null) void drawAt(nextZoom(last.percent, direction));
    };
    const acts: readonly (readonly [KeyAct, () => void])[] = [
      ['commands', () => onPalette((wasOpen) => !wasOpen && !isDialogOpen())],
      ['keys', () => setSheetOpen(true)],
      ['copy-fresh', () => void request('token:copy-fresh', {})],
      ['refresh', () => void request('cluster:refresh', {})],
      ['back', back],
      ['zoom-in', () => drawNext(1)],
      ['zoom-out', () => drawNext(-1)],
      ['zoom-reset', () => void drawAt(100)],
      ...screens.map((screen) => [screen, () => go(screen)] as const),
    ];
    const ends = acts.map(([act, run]) => takeKey(act, run));
    return () => ends.forEach((end) => end());
  }, [zoomPercent, go, back, onPalette]);
  return [isSheetOpen, setSheetOpen];
}
