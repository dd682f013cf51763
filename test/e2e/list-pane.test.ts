import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startDesktop, type Desktop } from '../desktop/desktop.ts';
import { startDemo, type App } from './start-app.ts';

describe('a list with its pane', () => {
  let desktop: Desktop;
  let app: App;
  let page: Page;

  beforeAll(async () => {
    desktop = await startDesktop();
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
    await resize(1100, 740);
    await page.getByRole('button', { name: 'Overview', exact: true }).click();
    await page.getByRole('button', { name: 'Certificates', exact: true }).click();
    await grid().waitFor();
  });

  const grid = () => page.getByRole('grid', { name: 'Certificates' });
  const pane = () => page.getByRole('region', { name: 'Details' });
  const field = () => page.getByRole('searchbox', { name: 'Filter' });
  const rows = () => grid().locator('.list-body').getByRole('row');
  const names = () => rows().getByRole('rowheader').locator('.list-line:first-child').allInnerTexts();
  const selected = () =>
    grid().getByRole('row', { selected: true }).locator('.list-line').first().innerText();
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
    const places = () =>
      rows().evaluateAll((all) => all.map((each) => JSON.stringify(each.getBoundingClientRect())));
    const before = await places();
    await rows().nth(2).getByRole('gridcell').last().click();
    await pane().getByRole('heading', { level: 2 }).waitFor();
    expect(await places()).toEqual(before);
    const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
    expect(violations).toEqual([]);
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
    await page.getByText('Nothing has all of these words.').waitFor();
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
});
