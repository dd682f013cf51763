import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { startDemoCluster } from '../../src/main/adapters/demo/start-demo-cluster.ts';
import { readSelection } from '../desktop/x-clipboard.ts';
import { eventually } from '../desktop/processes.ts';
import { step } from '../step.ts';
import { LookedAtPage } from './looked-at-page.ts';
import { startApp } from './start-app.ts';

/** What the desktop’s dialog gives from now on. */
function choosing({ app }: LookedAtPage, folder: string): Promise<void> {
  return app.electron.evaluate(({ dialog }, chosen) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [chosen] });
  }, folder);
}

it('leads from the demo to a cluster of one’s own, which Keyfob opens in its place and remembers', async () => {
  const own = await startDemoCluster();
  const looked = await LookedAtPage.start();
  const { page, app, desktop } = looked;
  const started = join(desktop.home, 'started');
  const dialog = page.getByRole('dialog', { name: 'Use my cluster' });
  let end = () => app.quit();
  try {
    await step('reachable from frame, palette and Settings', async () => {
      await page.getByRole('navigation').getByRole('button', { name: 'Use my cluster…' }).click();
      await dialog.waitFor();
      await page.keyboard.press('Escape');
      await page.getByRole('button', { name: 'Settings', exact: true }).click();
      await page
        .getByRole('group', { name: 'Snap data folder' })
        .getByRole('button', { name: 'Use my cluster…' })
        .click();
      await dialog.waitFor();
      await page.keyboard.press('Escape');
      await dialog.waitFor({ state: 'detached' });
      await page.keyboard.press('Control+k');
      await page.getByRole('combobox', { name: 'Find anything' }).fill('my cluster');
      await page.keyboard.press('Enter');
      await dialog.waitFor();
    });
    await step('a sentence and a line for each case', async () => {
      for (const theme of ['light', 'dark'] as const) {
        await looked.show(theme, { name: '640×480', width: 640, height: 480, zoom: 1 });
        await looked.check();
      }
      const rights = dialog.locator('section', { hasText: 'You are not allowed to read its files' });
      await rights.getByRole('button', { name: 'Copy command' }).click();
      await eventually('the line on the clipboard', async () =>
        (await readSelection(desktop.env, 'clipboard')) === 'sudo usermod -a -G microk8s $USER' ? true : null,
      );
    });
    await step('another folder is refused, and the demo goes on', async () => {
      await choosing(looked, '/usr');
      await dialog.getByRole('button', { name: 'Choose folder…' }).click();
      await dialog.getByText('/usr is not a MicroK8s snap data folder').waitFor();
    });
    await step('the real Keyfob is started on the folder, and remembers it', async () => {
      await app.electron.evaluate(({ app: main }, file) => {
        main.relaunch = (options) =>
          process.getBuiltinModule('fs').writeFileSync(file, JSON.stringify(options?.args));
      }, started);
      await choosing(looked, own.snapData);
      const closed = app.electron.waitForEvent('close');
      await dialog.getByRole('button', { name: 'Choose folder…' }).last().click();
      await closed;
      end = () => Promise.resolve();
      const args = JSON.parse(readFileSync(started, 'utf8')) as string[];
      expect(args.slice(-2)).toEqual(['--snap-data', own.snapData]);
      expect(args).not.toContain('--demo');
      const real = await startApp(desktop, []);
      try {
        const opened = await real.page();
        await opened.getByText('Reachable').waitFor();
        expect(await opened.getByRole('button', { name: 'Use my cluster…' }).count()).toBe(0);
      } finally {
        await real.quit();
      }
    });
  } finally {
    await end();
    await desktop.stop();
    own.stop();
  }
});
