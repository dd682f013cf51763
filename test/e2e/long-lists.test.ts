import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startDesktop, type Desktop } from '../desktop/desktop.ts';
import { startDemo, type App } from './start-app.ts';

describe('a list of several pages', () => {
  let desktop: Desktop;
  let app: App;
  let page: Page;

  beforeAll(async () => {
    desktop = await startDesktop();
    app = await startDemo(desktop);
    page = await app.page();
    page.setDefaultTimeout(10_000);
    await page.getByText('Reachable').waitFor();
  });
  afterAll(async () => {
    await app.quit();
    await desktop.stop();
  });

  it('goes back a page when the last row of the last one is gone', async () => {
    const shown = await page
      .getByText(/keyfob-demo-/)
      .first()
      .innerText();
    const file = join(/\/\S*keyfob-demo-[^/\s]+\/current/.exec(shown)![0], 'credentials/known_tokens.csv');
    const before = readFileSync(file, 'utf8').trimEnd().split('\n');
    const more = (count: number) =>
      Array.from({ length: count }, (_, place) => `token-of-user-${place},user-${place},uid-${place}`);
    const write = (count: number) =>
      writeFileSync(file, `${[...before, ...more(count - before.length)].join('\n')}\n`);

    write(201);
    await page.getByRole('button', { name: 'Admin credential', exact: true }).click();
    const pages = page.getByRole('navigation', { name: 'Pages of rows' });
    await pages.getByText('1 to 100 of 201 rows').waitFor();
    await pages.getByRole('button', { name: 'Next' }).click();
    await pages.getByText('101 to 200 of 201 rows').waitFor();
    await pages.getByRole('button', { name: 'Next' }).click();
    await pages.getByText('201 to 201 of 201 rows').waitFor();
    write(200);
    await pages.getByText('101 to 200 of 200 rows').waitFor();
    expect(await pages.getByRole('button', { name: 'Next' }).getAttribute('aria-disabled')).toBe('true');
    write(before.length);
    await pages.waitFor({ state: 'detached' });
    expect(await page.getByRole('row', { name: /^admin/ }).count()).toBe(1);
    expect(app.complaints).toEqual([]);
  });
});
