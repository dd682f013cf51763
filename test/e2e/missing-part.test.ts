import { readdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startDesktop, type Desktop } from '../desktop/desktop.ts';
import { eventually } from '../desktop/processes.ts';
import { copyBuild, type CopiedBuild } from './copied-build.ts';
import { ownProgram, startDemo, type App } from './start-app.ts';

describe('a screen whose script is gone', () => {
  let build: CopiedBuild;
  let desktop: Desktop;
  let app: App;
  let page: Page;

  beforeAll(async () => {
    build = copyBuild();
    desktop = await startDesktop();
    app = await startDemo(desktop, [], ownProgram(build.folder));
    page = await app.page();
    await page.getByText('Reachable').waitFor();
  });
  afterAll(async () => {
    await app.quit();
    await desktop.stop();
    build.remove();
  });

  const screen = (name: string) => page.getByRole('button', { name, exact: true });
  const told = () =>
    page.getByRole('alert').filter({ hasText: 'This part of Keyfob could not be shown (incident ' });
  const incident = async () => /\(incident [0-9a-f]{16}\)/.exec(await told().innerText())![0];

  /** Takes the script of the screen away; the answer puts it back. */
  function takeScript(): () => void {
    const assets = join(build.folder, 'out/renderer/assets');
    const name = readdirSync(assets).find((each) => /^activity-screen-.*\.js$/.test(each))!;
    const away = join(build.folder, name);
    renameSync(join(assets, name), away);
    return () => renameSync(away, join(assets, name));
  }

  it('says so, as after an update, leaves the rest of the window in working order, and is there again once it can be', async () => {
    const putBack = takeScript();
    await screen('Activity').click();
    await told().getByText('if Keyfob was updated while it ran, quit it and start it again.').waitFor();
    await screen('Certificates').click();
    await page.getByRole('heading', { name: 'Certificates' }).waitFor();
    expect(await told().count()).toBe(0);

    await screen('Activity').click();
    const first = await incident();
    const tryAgain = () => told().getByRole('button', { name: 'Try again' }).click();
    await tryAgain();
    await eventually('another incident', async () => ((await incident()) === first ? null : true));

    putBack();
    await tryAgain();
    await page.getByText('Nothing was done yet.').waitFor();
    expect(await told().count()).toBe(0);
    await screen('Overview').click();
    await page.getByText('Reachable').waitFor();
  });
});
