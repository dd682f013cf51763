import type { Locator, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { languageTags } from '../../src/shared/contract/values/language.ts';
import { step } from '../step.ts';
import { leadTo } from './lead-to.ts';
import { LookedAtPage } from './looked-at-page.ts';

const sizes = [
  { name: '900×600', width: 900, height: 600, zoom: 1 },
  { name: '640×480', width: 640, height: 480, zoom: 1 },
  { name: '640×480 with 200 % text', width: 640, height: 480, zoom: 2 },
];

describe('the page in German', () => {
  let looked: LookedAtPage;
  let page: Page;

  beforeAll(async () => {
    looked = await LookedAtPage.startWithToken();
    ({ page } = looked);
  });
  afterAll(() => looked.stop());

  const main = () => page.getByRole('main');
  const places = () => page.getByRole('navigation').getByRole('button');

  it.each(sizes)(
    '$name: nothing overflows and axe finds nothing on the screens, their tabs and dialogs',
    async (size) => {
      await looked.speak('de');
      await looked.show('light', size);
      const count = await places().count();
      expect(count).toBeGreaterThan(7);
      // The last one opens the palette, and what ends in “…” a dialog.
      for (let at = 0; at < count - 1; at += 1) {
        if ((await places().nth(at).innerText()).includes('…')) continue;
        await places().nth(at).click();
        await page.getByRole('heading', { level: 1 }).waitFor();
        const name = await page.getByRole('heading', { level: 1 }).innerText();
        await step(name, checkScreen);
      }
      await places()
        .nth(count - 1)
        .click();
      await page.getByRole('dialog').waitFor();
      await step('palette', () => looked.check());
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'detached' });
      expect(looked.app.complaints).toEqual([]);
    },
  );

  it.each(languageTags)('keeps the name of the commands on one line, %s', async (language) => {
    await looked.speak(language);
    for (const width of [900, 1100]) {
      await looked.show('light', { name: `${width}`, width, height: 700, zoom: 1 });
      const lines = await places()
        .last()
        .locator('span, kbd')
        .evaluateAll((parts) =>
          parts.map((part) => {
            const range = document.createRange();
            range.selectNodeContents(part);
            return new Set([...range.getClientRects()].map(({ top }) => Math.round(top))).size;
          }),
        );
      expect(lines).toEqual([1, 1]);
    }
  });

  /** The screen and its tabs, and on the last of them what is folded and the dialogs that buttons open. */
  async function checkScreen(): Promise<void> {
    await looked.check();
    await clickEach(main().getByRole('tab'), () => looked.check());
    await clickEach(main().locator('[aria-expanded="false"]'), () => looked.check());
    await clickEach(main().getByRole('button', { name: '…' }), async () => {
      await leadTo(page);
      await looked.check();
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'detached' });
    });
  }

  async function clickEach(elements: Locator, look: () => Promise<void>): Promise<void> {
    for (let at = 0; at < (await elements.count()); at += 1) {
      const element = elements.nth(at);
      if (!(await element.isEnabled())) continue;
      const name = (await element.innerText()).slice(0, 60);
      await element.click();
      await step(name, look);
    }
  }
});
