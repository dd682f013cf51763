import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Bridge } from '../../src/shared/contract/contract.ts';
import { formatActivity } from '../../src/main/core/desk/activity/activity-lines.ts';
import { keepTokens } from '../bench/saved-tokens.ts';
import { hasServers } from '../cluster/binaries.ts';
import { startCluster, type Cluster } from '../cluster/cluster.ts';
import { startDesktop, type Desktop } from '../desktop/desktop.ts';
import { startApp, startDemo, type App } from './start-app.ts';

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
    await page.getByRole('row', { name: /^admin/ }).waitFor();
    expect(await page.getByRole('row', { name: /^admin/ }).count()).toBe(1);
    expect(app.complaints).toEqual([]);
  });
});

describe.skipIf(!hasServers)('lists of thousands', () => {
  const tokens = 2000;
  const entries = 250;
  let cluster: Cluster;
  let desktop: Desktop;
  let app: App;
  let page: Page;

  beforeAll(async () => {
    [cluster, desktop] = await Promise.all([startCluster(), startDesktop()]);
    const args = ['--snap-data', cluster.snapData.current];
    app = await startApp(desktop, args);
    const identity = await identityOf(await app.page());
    await app.quit();
    const folder = join(desktop.home, '.config', 'Keyfob');
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    // The one that was issued last is shown first.
    keepTokens(desktop, identity, tokens);
    writeFileSync(join(folder, 'activity.jsonl'), activity(entries), { mode: 0o600 });
    app = await startApp(desktop, args);
    page = await app.page();
    page.setDefaultTimeout(10_000);
    await page.getByText('Reachable').waitFor();
  });
  afterAll(async () => {
    await app.quit();
    await desktop.stop();
    await cluster.stop();
  });

  it('draws of the kept tokens those in view, tells of all, and is scrolled by keyboard', async () => {
    await page.getByRole('button', { name: 'Tokens', exact: true }).click();
    const list = page.getByRole('grid', { name: 'Kept tokens' });
    const place = (account: string) =>
      list.getByRole('row').filter({ has: page.getByText(account, { exact: true }) });
    await place(`default/account-${tokens - 1}`).waitFor();
    expect(await list.getAttribute('aria-rowcount')).toBe(String(tokens + 1));
    expect(await place(`default/account-${tokens - 1}`).getAttribute('aria-rowindex')).toBe('2');
    await list.focus();
    await page.keyboard.press('End');
    await place('default/account-0').waitFor();
    expect(await place('default/account-0').getAttribute('aria-rowindex')).toBe(String(tokens + 1));
    expect(await list.getByRole('row').count()).toBeLessThan(60);
    const pane = page.getByRole('region', { name: 'Details' });
    await pane.getByRole('heading', { name: 'default/account-0', exact: true }).waitFor();
    await page.keyboard.press('Home');
    await place(`default/account-${tokens - 1}`).waitFor();
    await pane.getByRole('heading', { name: `default/account-${tokens - 1}` }).waitFor();
    expect(app.complaints).toEqual([]);
  });

  it('draws of the activity what is in view, finds in all of it, and opens an entry', async () => {
    await page.getByRole('button', { name: 'Activity', exact: true }).click();
    const list = page.getByRole('grid', { name: 'Activity list' });
    const place = (subject: string) =>
      list.getByRole('row').filter({ has: page.getByText(subject, { exact: true }) });
    await place(`default/robot-${entries - 1}`).waitFor();
    expect(await list.getAttribute('aria-rowcount')).toBe(String(entries + 1));
    await list.focus();
    await page.keyboard.press('End');
    await place('default/robot-0').waitFor();
    expect(await list.getByRole('row').count()).toBeLessThan(60);
    await page.keyboard.press('Control+F');
    await page.keyboard.type('robot-17');
    await page.getByText(`11 of ${entries}`).waitFor();
    await list.getByRole('columnheader', { name: 'When' }).getByRole('button').click();
    await expect.poll(() => place('default/robot-17').getAttribute('aria-rowindex')).toBe('2');
    await place('default/robot-171').click();
    const pane = page.getByRole('region', { name: 'Details' });
    await pane.getByText('default/robot-171', { exact: true }).waitFor();
    expect(app.complaints).toEqual([]);
  });
});

async function identityOf(page: Page): Promise<string> {
  await page.getByText('Reachable').waitFor();
  const reply = await page.evaluate(() =>
    (globalThis as unknown as { keyfob: Bridge }).keyfob.invoke('state:get', {}),
  );
  return (reply as { value: { cluster: { identity: string } } }).value.cluster.identity;
}

function activity(count: number): string {
  const lines = Array.from({ length: count }, (_, at) =>
    formatActivity({
      at: at + 1,
      event: 'token-copied',
      cluster: null,
      subject: `default/robot-${at}`,
      jti: null,
    }),
  );
  return `${lines.join('\n')}\n`;
}
