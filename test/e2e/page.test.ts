import type { Locator, Page } from 'playwright';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { agree } from '../desktop/question.ts';
import { step } from '../step.ts';
import { findings, LookedAtPage } from './looked-at-page.ts';

const sizes = [
  { name: '900×600', width: 900, height: 600, zoom: 1 },
  { name: '1600×1000', width: 1600, height: 1000, zoom: 1 },
  { name: '640×480', width: 640, height: 480, zoom: 1 },
  { name: '900×600 with 200 % text', width: 900, height: 600, zoom: 2 },
];
const themes = ['light', 'dark'] as const;
const screens = [
  'Overview',
  'Tokens',
  'Inspect',
  'Admin credential',
  'Certificates',
  'Accounts',
  'Activity',
  'Settings',
];

/** Whether a person sees the middle of an element. */
function isUncovered(element: Locator): Promise<boolean> {
  return element.evaluate((each) => {
    const { left, top, width, height } = each.getBoundingClientRect();
    return each.contains(document.elementFromPoint(left + width / 2, top + height / 2));
  });
}

describe('the page of an app in which nothing was done yet', () => {
  it('asks its first question by keyboard alone; nothing overflows and axe finds nothing', async () => {
    const looked = await LookedAtPage.start();
    try {
      const { page } = looked;
      await step('the empty Activity screen', async () => {
        await page.getByRole('button', { name: 'Activity', exact: true }).click();
        await page.getByText('Nothing was done yet.').waitFor();
        for (const theme of themes)
          for (const size of sizes) {
            await looked.show(theme, size);
            await looked.check();
          }
        await page.getByRole('button', { name: 'Overview', exact: true }).click();
      });
      await step('the question', async () => {
        await page.keyboard.press('Control+Shift+C');
        const dialog = page.getByRole('dialog', { name: 'What may dashboard tokens do?' });
        await dialog.waitFor();
        for (const theme of themes) {
          await looked.show(theme, sizes[0]!);
          await looked.check();
        }
        await page.keyboard.press('Escape');
        await dialog.waitFor({ state: 'detached' });
        await page.getByRole('button', { name: 'Copy fresh token' }).focus();
        await page.keyboard.press('Enter');
        await dialog.getByRole('button', { name: 'Create and copy token' }).focus();
        await page.keyboard.press('Enter');
        await agree(looked.desktop.env);
        await page.getByText('kept in the keyring').waitFor();
      });
      expect(looked.app.complaints).toEqual([]);
    } finally {
      await looked.stop();
    }
  });
});

describe('the page', () => {
  let looked: LookedAtPage;
  let page: Page;

  beforeAll(async () => {
    looked = await LookedAtPage.startWithToken();
    ({ page } = looked);
  });
  afterEach(() => {
    // The page broke no rule of its content security policy, either.
    expect(looked.app.complaints).toEqual([]);
  });
  afterAll(() => looked.stop());

  /** Leaves the New token dialog, in which something was put in. */
  async function dropNewToken(): Promise<void> {
    await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click();
    await page.getByRole('button', { name: 'Discard' }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  }

  it.each(themes)('axe finds nothing in the New token dialog and the token tabs, %s', async (theme) => {
    await looked.show(theme, sizes.at(-1)!);
    await page.getByRole('button', { name: 'Tokens', exact: true }).click();
    for (const tab of ['Legacy tokens', 'Agent tokens', 'Kept here']) {
      await page.getByRole('tab', { name: tab }).click();
      await page
        .getByRole('tabpanel')
        .getByText(/never expire|Never expires|Expires/)
        .first()
        .waitFor();
      await looked.check();
    }
    await page.getByRole('button', { name: 'New token…' }).click();
    const dialog = page.getByRole('dialog', { name: 'New token' });
    const field = dialog.getByLabel('Find the account');
    await field.focus();
    await page.keyboard.type('kube-system');
    expect(await isUncovered(field)).toBe(true);
    await dialog.getByRole('option', { name: 'kube-system/default' }).click();
    await looked.check();
    await dialog.getByText('A new one with few rights').click();
    await dialog.getByLabel('Name of the account').fill('gardener');
    await dialog.getByText('keyfob/gardener').first().waitFor();
    await looked.check();
    await dialog.getByRole('button', { name: 'Create account and mint' }).click();
    await dialog.getByText('Say what the token is for.').waitFor();
    await dialog.getByText('More', { exact: true }).click();
    await looked.check();
    await dropNewToken();
  });

  describe.each(themes)('%s', (theme) => {
    it.each(sizes)('$name: nothing overflows and axe finds nothing on any screen', async (size) => {
      await looked.show(theme, size);
      for (const screen of screens) {
        await page.getByRole('button', { name: screen, exact: true }).click();
        await page.getByRole('heading', { level: 1 }).waitFor();
        await looked.check();
      }
      await page.getByRole('button', { name: 'Tokens', exact: true }).click();
      await page.getByRole('rowheader', { name: 'keyfob/dashboard' }).first().click();
      const pane = page.getByRole('region', { name: 'Details' });
      await pane.getByRole('heading', { name: 'keyfob/dashboard' }).waitFor();
      await looked.check();
      await pane.getByRole('button', { name: 'Inspect', exact: true }).click();
      await page.getByRole('button', { name: 'Ask the cluster' }).click();
      await page.getByRole('heading', { name: 'Could a thief keep it?' }).waitFor();
      await page.getByRole('region', { name: 'Line for curl' }).waitFor();
      await looked.check();
    });
  });

  it('lets nothing of the New token dialog shine through its foot', async () => {
    await looked.show('light', sizes[0]!);
    await page.getByRole('button', { name: 'Tokens', exact: true }).click();
    await page.getByRole('button', { name: 'New token…' }).click();
    const dialog = page.getByRole('dialog', { name: 'New token' });
    await dialog.getByRole('option', { name: 'kube-system/default' }).click();
    const through = await dialog.evaluate((dialog) => {
      const foot = dialog.querySelector('.dialog-foot')!;
      const above = new Set<string>();
      for (let top = 0; top <= dialog.scrollHeight; top += 4) {
        dialog.scrollTop = top;
        const { left, right, bottom } = foot.getBoundingClientRect();
        for (let x = left + 8; x < right; x += 24) {
          const seen = document.elementFromPoint(x, bottom - 8);
          if (!foot.contains(seen)) above.add(seen?.textContent ?? '');
        }
      }
      return [...above];
    });
    expect(through).toEqual([]);
    await dropNewToken();
  });

  it('keeps a token whose purpose is one long word within dialog and table, and shows the one that renews it', async () => {
    await looked.show('light', sizes[0]!);
    await step('the dialog', async () => {
      await page.getByRole('button', { name: 'Tokens', exact: true }).click();
      await page.getByRole('button', { name: 'New token…' }).click();
      const dialog = page.getByRole('dialog', { name: 'New token' });
      await dialog.getByRole('option', { name: 'kube-system/default' }).click();
      await dialog.getByLabel('Purpose').fill('W'.repeat(80));
      await dialog.getByRole('button', { name: 'Mint token' }).click();
      await agree(looked.desktop.env);
      const done = page.getByRole('dialog', { name: 'The token is minted' });
      await done.getByText('WWW').waitFor();
      await looked.check();
      await done.getByRole('button', { name: 'Done' }).click();
      await done.waitFor({ state: 'detached' });
    });
    const pane = page.getByRole('region', { name: 'Details' });
    await step('the table', async () => {
      for (const size of sizes) {
        await looked.show('light', size);
        await pane.getByRole('heading', { name: 'kube-system/default' }).waitFor();
        await looked.check();
      }
      expect(await page.getByTitle('W'.repeat(80)).count()).toBe(1);
    });
    await step('the renewal', async () => {
      await looked.show('light', sizes[0]!);
      await page.getByRole('button', { name: 'Renew', exact: true }).click();
      await page.getByRole('status').filter({ hasText: 'Renewed, valid until' }).waitFor();
      await pane.getByRole('heading', { name: 'Renewed once' }).waitFor();
      expect(await page.evaluate(() => document.activeElement?.textContent)).toContain(
        'Renewed, valid until',
      );
      await looked.check();
    });
  });

  it('keeps the settings within their column with 200 % text', async () => {
    await looked.show('light', sizes[3]!);
    await page.getByRole('button', { name: 'Settings', exact: true }).click();
    await page.getByRole('radiogroup', { name: 'Theme' }).waitFor();
    const overflow = await page
      .getByRole('main')
      .evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth);
    expect(overflow).toBeLessThanOrEqual(0);
  });

  it('shows what is found below the field of a new token with 200 % text', async () => {
    await looked.show('light', sizes[3]!);
    await page.getByRole('button', { name: 'Tokens', exact: true }).click();
    await page.getByRole('button', { name: 'New token…' }).click();
    const dialog = page.getByRole('dialog', { name: 'New token' });
    const field = dialog.getByLabel('Find the account');
    await dialog.getByRole('option').first().waitFor();
    const isInSight = (place: Locator) =>
      place.evaluate((each) => {
        const { top, bottom } = each.getBoundingClientRect();
        return top >= 0 && bottom <= innerHeight;
      });
    expect(await isInSight(field)).toBe(true);
    await expect.poll(() => isInSight(dialog.getByRole('option').first())).toBe(true);
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    await looked.show('light', sizes[0]!);
  });

  it('lets the keyboard go through the overview, past the bars of the timeline, and back', async () => {
    await looked.show('light', sizes[1]!);
    await page.getByRole('button', { name: 'Overview', exact: true }).focus();
    await page.keyboard.press('Enter');
    await page.locator('.bar').first().waitFor();
    const isOnBar = () => page.evaluate(() => document.activeElement?.matches('.bar') === true);
    const isIn = (selector: string) =>
      page.evaluate((selector) => document.activeElement?.closest(selector) !== null, selector);
    await page.getByRole('button', { name: 'Show as table' }).focus();
    await page.keyboard.press('Tab');
    expect(await isOnBar()).toBe(true);
    await page.locator('.timeline-tip').waitFor();
    await page.keyboard.press('Tab');
    expect([await isOnBar(), await isIn('.safety')]).toEqual([false, true]);
    await page.keyboard.press('Shift+Tab');
    expect(await isOnBar()).toBe(true);
    await page.keyboard.press('Shift+Tab');
    expect(
      await page
        .getByRole('button', { name: 'Show as table' })
        .evaluate((each) => each === document.activeElement),
    ).toBe(true);
  });

  it.each(themes)('keeps the report within its dialog, and axe finds nothing in it, %s', async (theme) => {
    await page.getByRole('button', { name: 'Settings', exact: true }).click();
    await page.getByRole('button', { name: 'Copy report…' }).click();
    const dialog = page.getByRole('dialog', { name: 'Report' });
    await dialog.getByRole('region', { name: 'Text of the report' }).getByText('Incidents:').waitFor();
    for (const size of sizes) {
      await looked.show(theme, size);
      await looked.check();
      const copy = dialog.getByRole('button', { name: 'Copy', exact: true });
      await copy.scrollIntoViewIfNeeded();
      expect(await isUncovered(copy)).toBe(true);
    }
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    await looked.show('light', sizes[1]!);
  });

  it('finds every command in the palette', async () => {
    await page.keyboard.press('Control+K');
    const palette = page.getByRole('dialog');
    await palette.waitFor();
    expect(await findings(page)).toEqual([]);
    await page.keyboard.type('Settings');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Settings' }).waitFor();
  });
});
