import type { JSHandle, Page } from 'playwright';

/** What one key in the filter of a list took: until its rows were on the screen, and its longest frame; milliseconds. */
export interface FilterKey {
  readonly shown: number;
  readonly frame: number;
}

/** Types into the filter of the list that is shown, key by key, and empties it again. */
export async function filterKeys(page: Page, keys: readonly string[]): Promise<FilterKey[]> {
  await page.getByRole('searchbox').focus();
  const taken: FilterKey[] = [];
  for (const key of [...keys, ...keys.map(() => 'Backspace')]) {
    const watched = await watchKey(page);
    await page.keyboard.press(key);
    taken.push(await watched.evaluate(({ key }) => key));
  }
  return taken;
}

/** Watches from now on: the next key, and then the first frame after the one in which the list had what it finds. */
function watchKey(page: Page): Promise<JSHandle<{ key: Promise<FilterKey> }>> {
  return page.evaluateHandle(() => ({
    key: new Promise<FilterKey>((resolve) => {
      const drawn = () => document.querySelector('.list-count')?.textContent;
      const before = drawn();
      const onKey = ({ timeStamp: began }: KeyboardEvent) => {
        let last = performance.now();
        let frame = 0;
        let isThere = false;
        const look = () => {
          const at = performance.now();
          frame = Math.max(frame, at - last);
          last = at;
          if (isThere) resolve({ shown: at - began, frame });
          else {
            isThere = drawn() !== before;
            requestAnimationFrame(look);
          }
        };
        requestAnimationFrame(look);
      };
      addEventListener('keydown', onKey, { capture: true, once: true });
    }),
  }));
}
