/** How large the window can be drawn, in percent. */
export const zoomPercents = [75, 90, 100, 110, 125, 150, 175, 200] as const;

/** One of the sizes of the window, in percent. */
export type ZoomPercent = (typeof zoomPercents)[number];

/** The one after or before; the same at either end. */
export function nextZoom(percent: ZoomPercent, direction: 1 | -1): ZoomPercent {
  return zoomPercents[zoomPercents.indexOf(percent) + direction] ?? percent;
}
