import { mkdirSync, utimesSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Page } from 'playwright';
import type { Bridge } from '../../src/shared/contract/contract.ts';
import { startCluster } from '../cluster/cluster.ts';
import { startControllers } from '../cluster/controllers.ts';
import { startDesktop } from '../desktop/desktop.ts';
import { startApp } from '../e2e/start-app.ts';
import { clipboardToken, copyLine } from '../e2e/user-files.ts';
import { takeDashboardPicture } from './dashboard-picture.ts';

const folder = resolve(import.meta.dirname, '../../resources/pictures');
const width = 1100;
const dayMs = 86_400_000;
const themes = ['light', 'dark'] as const;

/** One picture of the README: its file's name and the way to what it shows, from the Overview on. */
interface Picture {
  readonly name: string;
  /** How high the window is, in pixels. */
  readonly height: number;
  readonly open: (page: Page) => Promise<void>;
}

const pictures: readonly Picture[] = [
  {
    name: 'overview',
    height: 1240,
    async open(page) {
      await page.getByRole('heading', { name: 'Lifetimes' }).waitFor();
      await page.getByRole('heading', { name: 'Safety' }).waitFor();
      await page
        .getByText(/^(Unsafe|Fine)/)
        .first()
        .waitFor();
    },
  },
  { name: 'inspect', height: 1000, open: inspectKeptToken },
];

async function inspectKeptToken(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Inspect', exact: true }).click();
  await page.getByRole('button', { name: 'keyfob/dashboard' }).click();
  await page.getByRole('button', { name: 'Ask the cluster' }).click();
  await page.getByText('Its service account and what it is bound to are still there.').waitFor();
  await page.getByRole('heading', { name: 'Could a thief keep it?' }).waitFor();
}

/** Takes every picture of the README in light and dark. */
export async function takePictures(onProgress: (file: string) => void): Promise<void> {
  mkdirSync(folder, { recursive: true });
  await takeWindowPictures(onProgress);
  await takeDashboardPicture(themes, (theme) => {
    const file = join(folder, `dashboard-${theme}.png`);
    onProgress(file);
    return file;
  });
}

/** Of the real window on the real API server. */
async function takeWindowPictures(onProgress: (file: string) => void): Promise<void> {
  const [cluster, desktop] = await Promise.all([startCluster({ rbac: true }), startDesktop()]);
  const controllers = await startControllers(cluster, ['clusterrole-aggregation-controller']);
  const longAgo = new Date(Date.now() - 500 * dayMs);
  utimesSync(join(cluster.snapData.current, 'credentials/known_tokens.csv'), longAgo, longAgo);
  const app = await startApp(desktop, ['--snap-data', cluster.snapData.current]);
  try {
    const page = await app.page();
    await page.emulateMedia({ reducedMotion: 'reduce', colorScheme: null });
    await desktop.tray.click(copyLine);
    await page.getByRole('button', { name: 'Create and copy token' }).click();
    await clipboardToken(desktop);
    await page.getByText('kept in the keyring').waitFor();
    for (const theme of themes) {
      await page.evaluate(
        (theme) =>
          (globalThis as unknown as { keyfob: Bridge }).keyfob.invoke('settings:choose-look', { theme }),
        theme,
      );
      await page.waitForFunction(
        (theme) => document.documentElement.dataset.mantineColorScheme === theme,
        theme,
      );
      for (const { name, height, open } of pictures) {
        await app.electron.evaluate(
          ({ BrowserWindow }, [width, height]) =>
            BrowserWindow.getAllWindows()[0]!.setContentSize(width!, height!),
          [width, height],
        );
        await page.getByRole('button', { name: 'Overview', exact: true }).click();
        await open(page);
        const file = join(folder, `${name}-${theme}.png`);
        await page.screenshot({ path: file });
        onProgress(file);
      }
    }
  } finally {
    await app.quit();
    await desktop.stop();
    await controllers.stop();
    await cluster.stop();
  }
}
