import { existsSync } from 'node:fs';
import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startDesktop, type Desktop } from '../desktop/desktop.ts';
import { startApp, type App } from './start-app.ts';

describe.skipIf(existsSync('/var/snap/microk8s/current'))('a screen whose script is gone', () => {
  let desktop: Desktop;
  let app: App;
  let page: Page;

  beforeAll(async () => {
    desktop = await startDesktop();
    app = await startApp(desktop, []);
    page = await app.page();
    await page.getByText('Reachable').waitFor();
  });
  afterAll(async () => {
    await app.quit();
    await desktop.stop();
  });

  it('says so, as after an update, and leaves the rest of the window in working order', async () => {
    await app.electron.evaluate(({ session }) => {
      session
        .fromPartition('keyfob')
        .webRequest.onBeforeRequest({ urls: ['app://keyfob/assets/activity*'] }, (_details, decide) =>
          decide({ cancel: true }),
        );
    });
    const screen = (name: string) => page.getByRole('button', { name, exact: true });
    await screen('Activity').click();
    const told = page
      .getByRole('alert')
      .filter({ hasText: 'This part of Keyfob could not be shown (incident ' });
    await told.getByText('if Keyfob was updated while it ran, quit it and start it again.').waitFor();
    await screen('Certificates').click();
    await page.getByRole('heading', { name: 'Certificates' }).waitFor();
    expect(await told.count()).toBe(0);
  });
});
