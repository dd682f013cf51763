import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { copySnapData } from '../cluster/proxy.ts';
import type { Desktop } from '../desktop/desktop.ts';
import { writeSelection } from '../desktop/x-clipboard.ts';
import { ownProgram, startApp } from '../e2e/start-app.ts';
import { now } from './electron-program.ts';
import { filterKeys, type FilterKey } from './filter.ts';
import type { Ground } from './ground.ts';
import { setUpAccess } from './menu-clicks.ts';
import { measures, within, type Row } from './row.ts';

const rounds = 5;
const staticTokens = 2_000;
const megabyte = 1_000_000;

/** Texts of a megabyte that are no token, and the words that tell of it. */
const pasted = [
  ['e'.repeat(megabyte), 'This text has 1000000 characters'],
  [`e30.${'A'.repeat(megabyte)}.e30`, 'no token of a cluster is longer'],
] as const;

/** Typing into the palette, pasting what is no token, and quitting with a token on the clipboard. */
export async function measurePage(ground: Ground): Promise<Row[]> {
  const { cluster, desktop, keyfob, times } = ground;
  const { snapData, remove } = copySnapData(cluster, Number(new URL(cluster.server).port));
  try {
    const rows = Array.from({ length: staticTokens }, (_, at) => `token-${at},user-${at},uid-${at}`);
    appendFileSync(join(snapData, 'credentials/known_tokens.csv'), `\n${rows.join('\n')}\n`);
    const app = await startApp(desktop, ['--snap-data', snapData], ownProgram(keyfob));
    const page = await app.page();
    await page.getByText('Reachable').waitFor();
    const typed: FilterKey[] = [];
    const frames: number[] = [];
    for (let round = -1; round < times(rounds); round += 1) {
      const keys = await typeIntoPalette(page);
      const longest = await pasteAll(page, desktop);
      if (round < 0) continue;
      typed.push(...keys);
      frames.push(longest);
    }
    await app.quit();
    const quits: number[] = [];
    for (let round = 0; round < times(rounds); round += 1) quits.push(await timedQuit(ground));
    return [
      within(
        measures.palette,
        typed.map(({ shown }) => shown),
      ),
      within(measures.pasteFrame, frames),
      within(measures.quit, quits),
    ];
  } finally {
    remove();
  }
}

async function typeIntoPalette(page: Page): Promise<FilterKey[]> {
  await page.keyboard.press('Control+k');
  const palette = page.getByRole('dialog', { name: 'Commands' });
  const field = palette.getByRole('combobox');
  await field.fill('user-');
  await palette
    .getByRole('option', { name: /^user-\d/ })
    .first()
    .waitFor();
  const keys = await filterKeys(page, { field, shown: '[role="listbox"]' }, ['1', '9', '8']);
  await page.keyboard.press('Escape');
  await palette.waitFor({ state: 'detached' });
  return keys;
}

/** The longest frame in ms. */
async function pasteAll(page: Page, desktop: Desktop): Promise<number> {
  let longest = 0;
  for (const [text, words] of pasted) {
    const owner = await writeSelection(desktop.env, text);
    await page.getByRole('button', { name: 'Settings', exact: true }).click();
    await page.getByRole('button', { name: 'Inspect', exact: true }).click();
    await page.getByLabel('Token', { exact: true }).focus();
    const frame = await page.evaluateHandle(
      (words) => ({
        longest: new Promise<number>((resolve) => {
          let longest = 0;
          let last: number | null = null;
          const look = (at: number) => {
            if (last !== null) longest = Math.max(longest, at - last);
            last = at;
            if (document.body.textContent.includes(words)) resolve(longest);
            else requestAnimationFrame(look);
          };
          requestAnimationFrame(look);
        }),
      }),
      words,
    );
    await page.keyboard.press('Control+V');
    longest = Math.max(longest, await frame.evaluate(({ longest }) => longest));
    await owner.release();
  }
  return longest;
}

async function timedQuit({ cluster, desktop, keyfob }: Ground): Promise<number> {
  const app = await startApp(desktop, ['--snap-data', cluster.snapData.current], ownProgram(keyfob));
  const page = await app.page();
  await page.getByText('Reachable').waitFor();
  if (await page.locator('button', { hasText: 'Set up access…' }).isVisible())
    await setUpAccess(page, desktop);
  await page.getByRole('button', { name: 'Copy fresh token' }).click();
  await page.getByText('kept in the keyring').waitFor();
  const closed = app.electron.waitForEvent('close');
  const began = now();
  await desktop.tray.click('Quit');
  await closed;
  return now() - began;
}
