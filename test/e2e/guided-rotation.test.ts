import { expect, it } from 'vitest';
import { step } from '../step.ts';
import { LookedAtPage } from './looked-at-page.ts';

it('guides through a rotation of the demo’s token, follows what happens, and can be left', async () => {
  const looked = await LookedAtPage.start();
  const { page, app } = looked;
  page.setDefaultTimeout(15_000);
  const guide = page.getByRole('complementary', { name: 'Guided rotation' });
  const at = (number: number) => guide.getByText(`step ${number} of 6`).waitFor();
  const narrow = { name: '900×600', width: 900, height: 600, zoom: 1 };
  try {
    await step('it begins in the palette', async () => {
      await page.keyboard.press('Control+k');
      await page.getByRole('combobox', { name: 'Find anything' }).fill('guided');
      await page.keyboard.press('Enter');
      await at(1);
      await page.locator('nav button:focus').filter({ hasText: 'Admin credential' }).waitFor();
      await looked.show('light', narrow);
      await looked.check();
    });
    await step('the question says what it would name on a cluster of one’s own', async () => {
      await page.getByRole('button', { name: 'Admin credential', exact: true }).click();
      await at(2);
      await page.getByRole('button', { name: 'Rotate admin token…' }).click();
      const dialog = page.getByRole('dialog', { name: 'Rotate the admin token?' });
      await dialog.getByText('On your own cluster these answers name').waitFor();
      await dialog.getByRole('button', { name: 'Rotate', exact: true }).click();
    });
    await step('proof, and the way back', async () => {
      await at(4);
      await looked.show('dark', { name: '1100×740', width: 1100, height: 740, zoom: 1 });
      const undo = page.getByRole('button', { name: 'Undo this rotation…' });
      await page.getByRole('main').evaluate((main) => main.scrollTo(0, 0));
      await expect
        .poll(() =>
          undo.evaluate((each) => {
            const { top, height, left } = each.getBoundingClientRect();
            return each.contains(document.elementFromPoint(left + 4, top + height - 4));
          }),
        )
        .toBe(true);
      await looked.show('dark', narrow);
      await looked.check();
      await page.getByRole('button', { name: 'Undo this rotation…' }).click();
      await page.getByRole('dialog').getByRole('button', { name: 'Undo', exact: true }).click();
      await at(6);
      await guide.getByRole('button', { name: 'Use my cluster…' }).click({ trial: true });
    });
    await step('it is left', async () => {
      await guide.getByRole('button', { name: 'Close the guide' }).click();
      await guide.waitFor({ state: 'detached' });
      await page.getByRole('button', { name: 'Guided rotation' }).press('Enter');
      await at(1);
      await page.locator('nav button:focus').filter({ hasText: 'Admin credential' }).waitFor();
      await guide.getByRole('button', { name: 'Leave the guide' }).click();
      await guide.waitFor({ state: 'detached' });
    });
    expect(app.complaints).toEqual([]);
  } finally {
    await looked.stop();
  }
});
