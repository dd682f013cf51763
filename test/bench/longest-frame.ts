import type { Page } from 'playwright';

/** The longest time between two frames while the list that is shown is scrolled from end to end, in ms. */
export function longestFrame(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const list = document.querySelector('.list-frame');
        if (list === null) throw new Error('there is no list');
        list.scrollTop = 0;
        let longest = 0;
        let last: number | null = null;
        const step = (at: number) => {
          if (last !== null) longest = Math.max(longest, at - last);
          last = at;
          const before = list.scrollTop;
          list.scrollTop += 400;
          if (list.scrollTop === before) resolve(longest);
          else requestAnimationFrame(step);
        };
        requestAnimationFrame(step);
      }),
  );
}
