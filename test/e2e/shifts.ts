import type { Locator, Page } from 'playwright';

/** Something of the page that is elsewhere without having been moved by a person. */
interface Moved {
  readonly what: string;
  /** Null out of sight. */
  readonly from: readonly [left: number, top: number] | null;
  readonly to: readonly [left: number, top: number] | null;
}

interface Watch {
  readonly observer: PerformanceObserver;
  readonly seen: LayoutShift[];
}

/** What Chromium tells of a frame in which something moved; TypeScript does not know it. */
interface LayoutShift extends PerformanceEntry {
  readonly sources: readonly {
    readonly node: Node | null;
    readonly previousRect: DOMRectReadOnly;
    readonly currentRect: DOMRectReadOnly;
  }[];
}

type Watched = typeof globalThis & { shiftWatch?: Watch };

/** Counts from now on what moves in the page, also right after a click, which Chromium’s own sums leave out. */
export async function watchShifts(page: Page): Promise<void> {
  await page.evaluate(() => {
    const seen: LayoutShift[] = [];
    const observer = new PerformanceObserver((list) => seen.push(...(list.getEntries() as LayoutShift[])));
    observer.observe({ type: 'layout-shift' });
    (globalThis as Watched).shiftWatch = { observer, seen };
  });
}

/**
 * What an act moved, once all that it led to is drawn: a line each. What lies below `unfolds`, with which the person unfolded or
 * folded something by this act, may have gone down or up.
 */
export async function shiftsOf(
  page: Page,
  act: () => Promise<unknown>,
  unfolds?: Locator,
): Promise<readonly string[]> {
  await take(page);
  await unfolds?.scrollIntoViewIfNeeded();
  const before = await lowerEdge(unfolds);
  await act();
  const edge = Math.min(before, await lowerEdge(unfolds));
  const moved = await take(page);
  const isBelow = ({ from, to }: Moved) =>
    [from, to].every((place) => place === null || place[1] > edge - 1) &&
    (from === null || to === null || from[0] === to[0]);
  return moved
    .filter((each) => !isBelow(each))
    .map(({ what, from, to }) => `${what} (${text(from)} → ${text(to)})`);
}

function text(place: Moved['from']): string {
  return place === null ? 'out of sight' : place.join();
}

/** Where this ends below; nowhere without it, or when it is gone. */
async function lowerEdge(place: Locator | undefined): Promise<number> {
  const box = place === undefined || (await place.count()) === 0 ? null : await place.boundingBox();
  return box === null ? Infinity : box.y + box.height;
}

/** What moved since this was last asked. */
function take(page: Page): Promise<readonly Moved[]> {
  return page.evaluate(async () => {
    const { observer, seen } = (globalThis as Watched).shiftWatch!;
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    const entries = [...seen.splice(0), ...(observer.takeRecords() as LayoutShift[])];
    const place = ({ left, top, width, height }: DOMRectReadOnly) =>
      width * height === 0 ? null : ([Math.round(left), Math.round(top)] as const);
    return entries.flatMap(({ sources }) =>
      sources.map(({ node, previousRect, currentRect }) => ({
        what: [
          node?.nodeName.toLowerCase() ?? 'gone',
          node instanceof Element ? node.className : '',
          JSON.stringify(node?.textContent?.slice(0, 40) ?? ''),
        ].join(' '),
        from: place(previousRect),
        to: place(currentRect),
      })),
    );
  });
}
