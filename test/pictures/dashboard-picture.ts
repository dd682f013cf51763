import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { chromium } from 'playwright';
import type { Bridge } from '../../src/shared/contract/contract.ts';
import { createBrowserStandIn } from '../desktop/browser-stand-in.ts';
import { startDesktop, type Desktop } from '../desktop/desktop.ts';
import { agree } from '../desktop/question.ts';
import { startDemo, type App } from '../e2e/start-app.ts';

const browserProgram = '/usr/bin/chromium';
/** Keyfob’s window fills the picture, and the browser’s lies over its lower right. */
const size = { width: 1100, height: 980 };
const browserPlace = { x: 440, y: 520, width: 620, height: 410 };
const paintedMs = 1500;

/** The dashboard of the demo cluster in a real browser, in front of the window that says who is signed in. */
export async function takeDashboardPicture(
  themes: readonly ('light' | 'dark')[],
  fileOf: (theme: string) => string,
): Promise<void> {
  const desktop = await startDesktop();
  const opener = createBrowserStandIn();
  const app = await startDemo({ ...desktop, env: { ...desktop.env, PATH: opener.path } });
  try {
    const page = await app.page();
    await page.emulateMedia({ reducedMotion: 'reduce', colorScheme: null });
    await page.getByText('Reachable').waitFor();
    await page.getByRole('button', { name: 'Copy fresh token' }).click();
    await page.getByRole('button', { name: 'Create and copy token' }).click();
    await agree(desktop.env);
    await page.getByText('Copied a new token').waitFor();
    await app.electron.evaluate(({ BrowserWindow }, { width, height }) => {
      const [window] = BrowserWindow.getAllWindows();
      window!.setBounds({ x: 0, y: 0, width, height });
    }, size);
    let isFirst = true;
    for (const theme of themes) {
      await page.evaluate(
        (theme) =>
          (globalThis as unknown as { keyfob: Bridge }).keyfob.invoke('settings:choose-look', { theme }),
        theme,
      );
      const address = opener.address();
      await page.getByRole('button', { name: 'Open dashboard', exact: true }).click();
      if (isFirst) await agree(desktop.env);
      isFirst = false;
      await page.getByText('Signed in to Headlamp').waitFor();
      await inBrowser(await address, { desktop, theme }, async () => {
        await sleep(paintedMs);
        writeFileSync(fileOf(theme), await screenshot(app));
      });
    }
  } finally {
    await app.quit();
    opener.remove();
    await desktop.stop();
  }
}

async function inBrowser(
  address: string,
  { desktop, theme }: { readonly desktop: Desktop; readonly theme: 'light' | 'dark' },
  look: () => Promise<void>,
): Promise<void> {
  const profile = mkdtempSync(join(tmpdir(), 'keyfob-browser-'));
  const { x, y, width, height } = browserPlace;
  const browser = await chromium.launchPersistentContext(profile, {
    executablePath: browserProgram,
    env: desktop.env,
    headless: false,
    viewport: null,
    colorScheme: theme,
    ignoreDefaultArgs: ['--enable-automation'],
    args: [
      ...['--no-sandbox', '--test-type', '--disable-gpu'],
      ...[`--window-position=${x},${y}`, `--window-size=${width},${height}`],
      ...(theme === 'dark' ? ['--force-dark-mode'] : []),
    ],
  });
  try {
    const [page] = browser.pages();
    await page!.goto(address);
    await page!.getByText('You are signed in as').click();
    await look();
  } finally {
    await browser.close();
    rmSync(profile, { recursive: true, force: true });
  }
}

/** What is on the display. */
async function screenshot({ electron }: App): Promise<Buffer> {
  const picture = await electron.evaluate(async ({ desktopCapturer, screen }, { width, height }) => {
    const [display] = await desktopCapturer.getSources({
      types: ['screen'],
      thumbnailSize: screen.getPrimaryDisplay().size,
    });
    return display!.thumbnail.crop({ x: 0, y: 0, width, height }).toPNG().toString('base64');
  }, size);
  return Buffer.from(picture, 'base64');
}
