import type { JSHandle, Locator, Page } from 'playwright';

/** A field that is typed into, and the selector of what says what it finds. */
export interface TypedField {
  readonly field: Locator;
  readonly shown: string;
}

/** What one key in a field took: until what it finds was on the screen, and its longest frame; milliseconds. */
export interface FilterKey {
  readonly shown: number;
  readonly frame: number;
}

/** The filter of the list that is shown. */
export function listFilter(page: Page): TypedField {
  return { field: page.getByRole('searchbox'), shown: '.list-count' };
}

/** Types into a field, key by key, and takes that back again; each key finds something else. */
export async function filterKeys(
  page: Page,
  { field, shown }: TypedField,
  keys: readonly string[],
): Promise<FilterKey[]> {
  await field.focus();
  const taken: FilterKey[] = [];
  for (const key of [...keys, ...keys.map(() => 'Backspace')]) {
    const watched = await watchKey(page, shown);
    await page.keyboard.press(key);
    taken.push(await watched.evaluate(({ key }) => key));
  }
  return taken;
}

/** Watches from now on: the next key, and then the first frame after the one in which there was what it finds. */
function watchKey(page: Page, shown: string): Promise<JSHandle<{ key: Promise<FilterKey> }>> {
  return page.evaluateHandle(
    (shown) => ({
      key: new Promise<FilterKey>((resolve) => {
        const drawn = () => document.querySelector(shown)?.textContent;
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
    }),
    shown,
  );
}
