import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startDesktop, type Desktop } from '../desktop/desktop.ts';
import { eventually, isRunning } from '../desktop/processes.ts';
import { agree } from '../desktop/question.ts';
import { readSelection } from '../desktop/x-clipboard.ts';
import { step } from '../step.ts';
import { axeFindings } from './axe-findings.ts';
import { PackedKeyfob } from './packed-keyfob.ts';
import { clipboardToken, copyLine } from './user-files.ts';

const title = 'Keyfob was updated.';
const trayLine = 'Keyfob was updated: restart it';

describe('Keyfob whose installed files are replaced while it runs', () => {
  let keyfob: PackedKeyfob;
  let desktop: Desktop;
  beforeAll(async () => {
    [keyfob, desktop] = await Promise.all([PackedKeyfob.make(), startDesktop()]);
    keyfob.start(desktop, ['--demo']);
  });
  afterAll(async () => {
    await keyfob.remove();
    await desktop.stop();
  });

  const trayLabels = async () => (await desktop.tray.menu()).map(({ label }) => label);
  const isOther = (page: Page) => page.evaluate(() => Reflect.get(globalThis, 'isOtherBuild') === true);

  it('says so in window and tray, goes on as it is with what it had not loaded yet, and restarts as what was installed', async () => {
    let page = await keyfob.page(desktop);
    await page.getByText('Reachable').waitFor();
    const [first] = keyfob.mains();
    const notice = () => page.getByRole('note').filter({ hasText: title });

    await step('it is told once it was replaced', async () => {
      expect(await trayLabels()).not.toContain(trayLine);
      await keyfob.replace();
      await page
        .getByRole('region', { name: 'Notices' })
        .getByRole('button', { name: /more$|^Details$/ })
        .click();
      await notice().getByText('The previous version keeps running until you restart it.').waitFor();
      expect(await axeFindings(page)).toEqual([]);
      await page.getByRole('button', { name: 'Close', exact: true }).click();
      await eventually('the line in the tray', async () => (await trayLabels()).includes(trayLine) || null);
    });

    await step('screens, another language, a window and a token that were not there before', async () => {
      for (const name of ['Tokens', 'Inspect', 'Admin credential', 'Certificates', 'Activity', 'Settings']) {
        await page.getByRole('button', { name, exact: true }).click();
        await page.getByRole('heading', { name, exact: true, level: 1 }).waitFor();
      }
      await desktop.tray.click(copyLine);
      await page.getByRole('button', { name: 'Create and copy token' }).click();
      await agree(desktop.env);
      await clipboardToken(desktop);
      await page.close();
      await desktop.tray.click('Open Keyfob demo');
      page = await keyfob.page(desktop);
      await page.getByText('Reachable').waitFor();
      expect(await isOther(page)).toBe(false);
      expect(await page.getByRole('alert').count()).toBe(0);
      expect(keyfob.mains()).toEqual([first]);
    });

    await step('the window restarts with a window, and the clipboard is emptied', async () => {
      keyfob.forget(desktop);
      await page
        .getByRole('region', { name: 'Notices' })
        .getByRole('button', { name: /more$|^Details$/ })
        .click();
      await notice().getByRole('button', { name: 'Restart now' }).click();
      await eventually('the end of the old one', () => !isRunning(first!) || null, 15_000);
      page = await keyfob.page(desktop);
      await page.getByText('Reachable').waitFor();
      expect(await isOther(page)).toBe(true);
      expect(await readSelection(desktop.env, 'clipboard')).toBeNull();
      expect(await notice().count()).toBe(0);
      expect(await trayLabels()).not.toContain(trayLine);
    });

    await step('from the tray, where there is no window, it restarts without one', async () => {
      await page.close();
      const [second] = keyfob.mains();
      await keyfob.replace();
      await eventually('the line in the tray', async () => (await trayLabels()).includes(trayLine) || null);
      await desktop.tray.click(trayLine);
      await eventually('the end of the second one', () => !isRunning(second!) || null, 15_000);
      await desktop.tray.waitForItem(({ tooltip }) => tooltip.includes('No dashboard token'));
      expect(keyfob.mains()).toHaveLength(1);
      expect(await trayLabels()).not.toContain(trayLine);
    });
  }, 180_000);
});
