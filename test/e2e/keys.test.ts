import type { Page } from 'playwright';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Bridge } from '../../src/shared/contract/contract.ts';
import type { Snapshot } from '../../src/shared/contract/state/snapshot.ts';
import { startDesktop, type Desktop } from '../desktop/desktop.ts';
import { unfoldNotices } from './notices.ts';
import { startDemo, type App } from './start-app.ts';

describe('the keys of the window', () => {
  let desktop: Desktop;
  let app: App;
  let page: Page;

  beforeEach(async () => {
    desktop = await startDesktop();
    await start();
  });
  afterEach(async () => {
    await app.quit();
    await desktop.stop();
  });

  async function start(): Promise<void> {
    app = await startDemo(desktop);
    page = await app.page();
    page.setDefaultTimeout(10_000);
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await page.getByText('Reachable').waitFor();
  }

  const press = (keys: string) => page.keyboard.press(keys);
  const shows = (screen: string) =>
    page.getByRole('heading', { level: 1, name: screen, exact: true }).waitFor();
  const sheet = () => page.getByRole('dialog', { name: 'Keys' });

  it('lead to each screen, and back again', async () => {
    const names = await page.getByRole('navigation').getByRole('button').allInnerTexts();
    // The last one opens the palette, and the first is headed by the cluster’s name.
    const places = names.slice(1, -1).map((name) => name.split('\n')[0]!);
    // A dialog is no screen.
    const screens = places.filter((name) => !name.endsWith('…'));
    for (const [at, name] of screens.entries()) {
      await press(`Control+${at + 2}`);
      await shows(name);
    }
    await press('Control+1');
    await page.getByText('Reachable').waitFor();
    await press('Control+,');
    await shows('Settings');
    await press('Alt+ArrowLeft');
    await page.getByText('Reachable').waitFor();
    for (const name of screens.toReversed()) {
      await press('Alt+ArrowLeft');
      await shows(name);
    }
  });

  it('begin nothing again that one only comes back to', async () => {
    await press('Control+k');
    await page.getByRole('combobox').waitFor();
    await page.keyboard.type('new token');
    await press('Enter');
    await page.getByRole('dialog', { name: 'New token' }).waitFor();
    await press('Control+1');
    await press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await shows('Tokens');
    await press('Control+,');
    await shows('Settings');
    await press('Alt+ArrowLeft');
    await shows('Tokens');
    expect(await page.getByRole('dialog').count()).toBe(0);
  });

  it('are all on the sheet that the question mark opens, but not while one types', async () => {
    await press('?');
    await sheet().waitFor();
    expect(await sheet().locator('kbd').allInnerTexts()).toEqual(
      expect.arrayContaining([
        'Ctrl K',
        'Ctrl Shift C',
        'Ctrl F',
        'Alt ←',
        'Ctrl 1',
        'Ctrl ,',
        'Ctrl +',
        '?',
      ]),
    );
    await press('Escape');
    await sheet().waitFor({ state: 'detached' });
    await press('Control+,');
    await shows('Settings');
    const field = page.getByRole('main').getByRole('textbox').first();
    await field.focus();
    await press('?');
    expect(await field.inputValue()).toBe('?');
    expect(await sheet().count()).toBe(0);
  });

  it('look at the cluster again', async () => {
    const checkedAt = () =>
      page.evaluate(async () => {
        const { keyfob } = globalThis as unknown as { keyfob: Bridge };
        const { value } = (await keyfob.invoke('state:get', {})) as { value: Snapshot };
        return value.cluster.status === 'open' && value.cluster.api.status === 'reachable'
          ? value.cluster.api.checkedAt
          : 0;
      });
    const before = await checkedAt();
    await press('Control+r');
    await expect.poll(checkedAt, { timeout: 10_000 }).toBeGreaterThan(before);
  });

  it('leave the focus at the notices, which they fold and put away', async () => {
    await page.evaluate(
      () =>
        void setTimeout(() => {
          throw new TypeError('a value');
        }),
    );
    const strip = page.getByRole('region', { name: 'Notices' });
    await strip.getByRole('alert').waitFor();
    const list = await unfoldNotices(page);
    await list.getByRole('button', { name: 'Copy report…' }).focus();
    await press('Escape');
    await list.waitFor({ state: 'detached' });
    await strip.locator('[aria-expanded="false"]:focus').waitFor();
    await strip.getByRole('button', { name: 'Put away' }).focus();
    await press('Enter');
    await strip.getByRole('alert').waitFor({ state: 'detached' });
    await strip.locator('[aria-expanded="false"]:focus').waitFor();
  });

  it('fold the notices when they lead elsewhere', async () => {
    const list = await unfoldNotices(page);
    await list.getByText('Demo cluster.').waitFor();
    await press('Control+2');
    await shows('Tokens');
    await list.waitFor({ state: 'detached' });
    await press('Control+1');
    await page.getByText('Reachable').waitFor();
    expect(await list.count()).toBe(0);
  });

  it('draw the window larger and smaller, also after another start', async () => {
    const width = () => page.evaluate(() => innerWidth);
    const drawnAt = (percent: number, whole: number) =>
      expect.poll(width, { timeout: 10_000 }).toBe(Math.round((whole * 100) / percent));
    const whole = await width();
    await press('Control+=');
    await drawnAt(110, whole);
    await press('Control+=');
    await drawnAt(125, whole);
    await press('Control+-');
    await drawnAt(110, whole);
    await app.quit();
    await start();
    await drawnAt(110, whole);
    await press('Control+6');
    await page.getByRole('heading', { level: 1, name: 'Accounts' }).waitFor();
    await page.reload();
    await page.getByRole('heading', { level: 1, name: 'Accounts' }).waitFor();
    expect(await page.evaluate(() => [localStorage.length, sessionStorage.length])).toEqual([0, 0]);
    await drawnAt(110, whole);
    await press('Control+0');
    await drawnAt(100, whole);
    for (let times = 0; times < 9; times += 1) await press('Control+=');
    await drawnAt(200, whole);
  });
});
