import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { formatActivity } from '../../src/main/core/desk/activity/activity-lines.ts';
import { startDesktop, type Desktop } from '../desktop/desktop.ts';
import { agree } from '../desktop/question.ts';
import { step } from '../step.ts';
import { axeViolations } from './axe-violations.ts';
import { startDemo, type App } from './start-app.ts';

describe('a list with its pane', () => {
  let desktop: Desktop;
  let app: App;
  let page: Page;

  beforeAll(async () => {
    desktop = await startDesktop();
    writeActivity(desktop, 60);
    app = await startDemo(desktop);
    page = await app.page();
    page.setDefaultTimeout(5000);
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await page.getByText('Reachable').waitFor();
  });
  afterAll(async () => {
    await app.quit();
    await desktop.stop();
  });
  beforeEach(async () => {
    // What a test that failed left open would hide the screen from all others.
    await page.keyboard.press('Escape');
    await resize(1100, 740);
    await page.getByRole('button', { name: 'Overview', exact: true }).click();
    await page.getByRole('button', { name: 'Certificates', exact: true }).click();
    await grid().waitFor();
  });

  const grid = () => page.getByRole('grid', { name: 'Certificates' });
  const pane = () => page.getByRole('region', { name: 'Details' });
  const field = () => page.getByRole('searchbox', { name: 'Filter' });
  const rows = () => grid().locator('.list-body').getByRole('row');
  const names = () => rows().getByRole('rowheader').locator('.list-name').allInnerTexts();
  const selected = () =>
    grid().getByRole('row', { selected: true }).locator('.list-name').first().innerText();
  /** What is told of an act while the pane is closed. */
  const told = () => page.locator('.list-status').getByRole('status');
  const places = () =>
    rows().evaluateAll((all) => all.map((each) => JSON.stringify(each.getBoundingClientRect())));
  const hasFocus = (element: Locator) => element.evaluate((each) => each === document.activeElement);
  /** Marks the one certificate that has these words, from the field. */
  const find = async (words: string) => {
    await field().fill(words);
    await page.getByText(/^1 of \d+$/).waitFor();
    await field().press('Enter');
    expect(await hasFocus(grid())).toBe(true);
  };
  const copiedInDemo = /^Copied\. In the demo there is nothing to run this on/;
  const ofServer = 'shows it to everybody who connects';
  const resize = async (width: number, height: number) => {
    await app.electron.evaluate(
      ({ BrowserWindow }, [width, height]) => BrowserWindow.getAllWindows()[0]!.setContentSize(width, height),
      [width, height] as const,
    );
    await page.waitForFunction((width) => Math.abs(innerWidth - width) < 2, width);
    // What asks for the width of the window is told of it only with the next frame, and drawn anew with the one after it.
    await page.evaluate(
      () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
    );
  };

  it('is moved in by keyboard alone, and the screen reader hears which row it is', async () => {
    const all = await names();
    expect(all.length).toBeGreaterThan(3);
    await grid().focus();
    await page.keyboard.press('ArrowDown');
    expect(await selected()).toBe(all[0]);
    await page.keyboard.press('End');
    expect(await selected()).toBe(all.at(-1));
    await page.keyboard.press('ArrowUp');
    expect(await selected()).toBe(all.at(-2));
    await page.keyboard.press('Home');
    await page.keyboard.press('PageDown');
    expect(await selected()).not.toBe(all[0]);
    const active = await grid().getAttribute('aria-activedescendant');
    expect(await page.locator(`[id="${active}"]`).getAttribute('aria-selected')).toBe('true');
    await pane()
      .getByRole('heading', { level: 2, name: await selected(), exact: true })
      .waitFor();
    await page.keyboard.press('Escape');
    await pane().getByRole('heading').waitFor({ state: 'detached' });
    expect(await grid().evaluate((each) => each === document.activeElement)).toBe(true);
  });

  it('is picked from by the whole row, and does not move for it', async () => {
    const before = await places();
    await rows().nth(2).getByRole('gridcell').last().click();
    await pane().getByRole('heading', { level: 2 }).waitFor();
    expect(await places()).toEqual(before);
    expect(await axeViolations(page)).toEqual([]);
  });

  it('is filtered as one types, from the field, by its key and from the list', async () => {
    const all = await names();
    await page.keyboard.press('Control+F');
    await page.keyboard.type('kubelet');
    await page.getByText(` of ${all.length}`).waitFor();
    const found = await names();
    expect(found.length).toBeGreaterThan(0);
    expect(found.length).toBeLessThan(all.length);
    await page.keyboard.press('Enter');
    expect(await selected()).toBe(found[0]);
    await page.keyboard.press('Control+F');
    await page.keyboard.press('Escape');
    await expect.poll(names).toEqual(all);
    await grid().focus();
    await page.keyboard.type('zzzz');
    await page.getByText('Nothing matches all of these words.').waitFor();
    expect(await field().inputValue()).toBe('zzzz');
    await page.keyboard.press('Escape');
    await expect.poll(names).toEqual(all);
  });

  it('is sorted by its headings, and says how', async () => {
    const all = await names();
    const heading = grid().getByRole('columnheader', { name: 'Certificate' });
    const press = () => heading.getByRole('button').click();
    const collator = new Intl.Collator('en', { numeric: true });
    const sorted = all.toSorted((a, b) => collator.compare(a, b));
    await press();
    expect([await heading.getAttribute('aria-sort'), await names()]).toEqual(['ascending', sorted]);
    await press();
    expect([await heading.getAttribute('aria-sort'), await names()]).toEqual([
      'descending',
      sorted.toReversed(),
    ]);
    await press();
    expect([await heading.getAttribute('aria-sort'), await names()]).toEqual(['none', all]);
  });

  it('is covered by the pane in a narrow window, and left as it was', async () => {
    await resize(640, 480);
    const all = await names();
    await grid().focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    expect(await pane().count()).toBe(0);
    await page.keyboard.press('Enter');
    await pane().getByRole('heading', { level: 2, name: all[1]!, exact: true }).waitFor();
    expect(await grid().count()).toBe(0);
    await page.getByRole('button', { name: 'Back to the list' }).click();
    await grid().waitFor();
    expect(await selected()).toBe(all[1]);
    expect(app.complaints).toEqual([]);
  });

  it.each([640, 1100])(
    'tells beside the filter what was copied while the pane is closed, %i wide',
    async (width) => {
      await resize(width, 480);
      await find(ofServer);
      if (width > 1000) await page.keyboard.press('Escape');
      await pane().getByRole('heading').waitFor({ state: 'detached' });
      const before = await places();
      await page.keyboard.press('Control+C');
      await told().getByText(copiedInDemo).waitFor();
      expect(await places()).toEqual(before);
      expect(await axeViolations(page)).toEqual([]);
      await told().getByText(copiedInDemo).waitFor({ state: 'detached', timeout: 10_000 });
      expect(await places()).toEqual(before);
    },
  );

  it.each([900, 1100, 1600])('cuts no name of a certificate, %i wide', async (width) => {
    await resize(width, 740);
    const cut = await rows()
      .locator('.list-name')
      .evaluateAll((all) =>
        all
          .filter((each) => each.scrollWidth > each.clientWidth || each.scrollHeight > each.clientHeight)
          .map((each) => each.textContent),
      );
    expect(cut).toEqual([]);
  });

  it('is opened by Enter first, which copies only what is open', async () => {
    await find(ofServer);
    await pane().getByRole('heading', { level: 2 }).waitFor();
    await page.keyboard.press('Escape');
    await pane().getByRole('heading').waitFor({ state: 'detached' });
    await expect.poll(() => hasFocus(grid())).toBe(true);
    await page.keyboard.press('Enter');
    await pane().getByRole('heading', { level: 2 }).waitFor();
    const inPane = pane().locator('.pane-status');
    expect([await told().innerText(), await inPane.innerText()]).toEqual(['', '']);
    await page.keyboard.press('Enter');
    await inPane.getByText(copiedInDemo).waitFor();
    expect(await told().innerText()).toBe('');
  });

  it('is gone back to by the key of the filter, and takes ? for the sheet of keys', async () => {
    await resize(640, 480);
    await grid().focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await pane().getByRole('heading', { level: 2 }).waitFor();
    await page.keyboard.press('Control+F');
    await pane().waitFor({ state: 'hidden' });
    await expect.poll(() => hasFocus(field())).toBe(true);
    await grid().focus();
    await page.keyboard.press('?');
    await page.getByRole('dialog', { name: 'Keys' }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    expect(await field().inputValue()).toBe('');
  });

  it('tells once what came of an act, also when its row is gone', async () => {
    await page.getByRole('button', { name: 'Tokens', exact: true }).click();
    await step('two tokens', async () => {
      await mint('The first one');
      await mint('The second one');
    });
    const list = page.getByRole('grid', { name: 'Kept tokens' });
    const row = (purpose: string) => list.locator('.list-body').getByRole('row').filter({ hasText: purpose });
    const inPane = pane().locator('.pane-status');
    await step('renewing, which takes the focus', async () => {
      await row('The first one').click();
      await pane().getByRole('button', { name: 'Renew', exact: true }).click();
      await inPane.filter({ hasText: 'Renewed, valid until' }).waitFor();
      await expect.poll(() => hasFocus(inPane)).toBe(true);
    });
    await step('coming back, which does not', async () => {
      await row('The second one').click();
      await row('The first one').click();
      await list.getByRole('row', { selected: true }).filter({ hasText: 'The first one' }).waitFor();
      expect([await hasFocus(list), await inPane.innerText()]).toEqual([true, '']);
    });
    await step('forgetting, while the pane covers the list', async () => {
      await resize(900, 600);
      await pane().getByRole('button', { name: 'Forget…' }).click();
      await page.getByRole('dialog').getByRole('button', { name: 'Forget', exact: true }).click();
      await row('The first one').waitFor({ state: 'detached' });
      await told()
        .filter({ hasText: /^Forgotten: kube-system\/default, The first one/ })
        .waitFor();
      await expect.poll(() => hasFocus(list)).toBe(true);
    });
    expect(app.complaints).toEqual([]);
  });

  it('stays where one scrolled to when rows come above', async () => {
    await page.getByRole('button', { name: 'Activity', exact: true }).click();
    const list = page.getByRole('grid', { name: 'Activity list' });
    await list.focus();
    await page.keyboard.press('ArrowDown');
    await pane().getByRole('heading', { level: 2 }).waitFor();
    const scrolled = () => page.locator('.list-frame').evaluate(({ scrollTop }) => scrollTop);
    const count = () => page.getByText(/^\d+ in all$/).innerText();
    const before = await count();
    await page.locator('.list-frame').evaluate((frame) => frame.scrollTo({ top: 1500 }));
    await page.keyboard.press('Control+Shift+C');
    await page
      .getByRole('dialog', { name: 'What may dashboard tokens do?' })
      .getByRole('button', { name: 'Create and copy token' })
      .click();
    await agree(desktop.env);
    await expect.poll(count, { timeout: 10_000 }).not.toBe(before);
    expect(await scrolled()).toBe(1500);
  });

  async function mint(purpose: string): Promise<void> {
    await page.getByRole('button', { name: 'New token…' }).click();
    const dialog = page.getByRole('dialog', { name: 'New token' });
    await dialog.getByRole('option', { name: 'kube-system/default' }).click();
    await dialog.getByLabel('Purpose').fill(purpose);
    await dialog.getByRole('button', { name: 'Mint token' }).click();
    await agree(desktop.env);
    const done = page.getByRole('dialog', { name: 'The token is minted' });
    await done.getByRole('button', { name: 'Done' }).click();
    await done.waitFor({ state: 'detached' });
  }
});

/** What the demo did before, so that its activity has more rows than are in sight. */
function writeActivity({ home }: Desktop, count: number): void {
  const folder = join(home, '.config', 'Keyfob demo');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const lines = Array.from({ length: count }, (_, at) =>
    formatActivity({ at: at + 1, event: 'token-copied', cluster: null, subject: `demo/${at}`, jti: null }),
  );
  writeFileSync(join(folder, 'activity.jsonl'), `${lines.join('\n')}\n`, { mode: 0o600 });
}
