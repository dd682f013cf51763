import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { expect, it } from 'vitest';
import { startDemoCluster } from '../../src/main/adapters/demo/start-demo-cluster.ts';
import { startDesktop, type Desktop } from '../desktop/desktop.ts';
import { eventually } from '../desktop/processes.ts';
import { step } from '../step.ts';
import { axeFindings } from './axe-findings.ts';
import { LookedAtPage, type Size } from './looked-at-page.ts';
import { startApp } from './start-app.ts';

const sizes: readonly Size[] = [
  { name: '900×600', width: 900, height: 600, zoom: 1 },
  { name: '640×480', width: 640, height: 480, zoom: 1 },
  { name: '900×600 with 200 % text', width: 900, height: 600, zoom: 2 },
];

function settingsOf(desktop: Desktop, app = 'Keyfob'): unknown {
  const file = join(desktop.home, '.config', app, 'settings.json');
  return (JSON.parse(readFileSync(file, 'utf8')) as { settings: unknown }).settings;
}

it('shows a person’s own cluster, what Keyfob never does, and the switches, by keyboard alone, once', async () => {
  const demo = await startDemoCluster();
  const desktop = await startDesktop({ isNew: true, keyring: 'locked' });
  const start = () => startApp(desktop, ['--snap-data', demo.snapData]);
  let app = await start();
  try {
    let page: Page = await app.page();
    await step('what was found', async () => {
      await page.getByRole('heading', { name: 'Keyfob found your cluster' }).waitFor();
      for (const text of [
        'args/kube-apiserver',
        'credentials/client.config',
        'known_tokens.csv',
        demo.snapData,
      ])
        await page.getByText(text).first().waitFor();
      expect(await page.getByRole('navigation').count()).toBe(0);
      expect(await axeFindings(page)).toEqual([]);
    });
    await step('a locked keyring is not hidden by it', async () => {
      await page.getByRole('button', { name: 'Unlock keyring' }).click({ trial: true });
      await page.getByRole('definition').getByText('The keyring of this desktop is locked.').waitFor();
      await page.getByRole('button', { name: 'Continue' }).focus();
    });
    await step('what Keyfob never does', async () => {
      await page.keyboard.press('Enter');
      await page.getByRole('heading', { name: 'What Keyfob never does' }).waitFor();
      expect(await axeFindings(page)).toEqual([]);
      await page.keyboard.press('Enter');
    });
    await step('the switches count where they are', async () => {
      const login = page.getByRole('switch', { name: 'Start Keyfob when I log in' });
      await login.focus();
      await page.keyboard.press('Space');
      const folder = join(desktop.home, '.config', 'autostart');
      await eventually('an autostart entry', () =>
        existsSync(folder) ? readdirSync(folder).find((name) => name.endsWith('.desktop')) : null,
      );
      await page.getByRole('textbox', { name: 'Dashboard address' }).fill('https://localhost:8443/');
      await page.keyboard.press('Enter');
      await page.getByText('Saved.').waitFor();
      expect(await axeFindings(page)).toEqual([]);
    });
    await step('Escape leaves it, also from a switch', async () => {
      await page.getByRole('switch', { name: 'Start Keyfob when I log in' }).focus();
      await page.keyboard.press('Escape');
      await page.getByRole('button', { name: 'Copy fresh token' }).waitFor();
      await page.getByRole('button', { name: 'Open dashboard', exact: true }).waitFor();
      expect(settingsOf(desktop)).toMatchObject({ firstRunSeen: true, loginAsked: true });
    });
    await step('it does not come again', async () => {
      await app.quit();
      app = await start();
      page = await app.page();
      await page.getByRole('button', { name: 'Copy fresh token' }).waitFor();
      expect(await page.getByText('Step 1 of 3').count()).toBe(0);
      expect(app.complaints).toEqual([]);
    });
  } finally {
    await app.quit();
    await desktop.stop();
    demo.stop();
  }
});

it('fits each size in both languages and themes, and is left by its last button', async () => {
  const looked = await LookedAtPage.start({ isNew: true });
  const { page } = looked;
  try {
    const forth = { en: 'Continue', de: 'Weiter' };
    for (const language of ['en', 'de'] as const) {
      await looked.speak(language);
      for (const at of [1, 2, 3]) {
        await step(`${language}, step ${at}`, async () => {
          for (const size of sizes) {
            await looked.show(at === 2 ? 'dark' : 'light', size);
            await looked.check();
          }
        });
        if (at < 3) await page.getByRole('button', { name: forth[language], exact: true }).click();
      }
    }
    await page.getByRole('button', { name: 'Fertig', exact: true }).click();
    await page.getByRole('navigation').waitFor();
    await eventually('the settings', () =>
      JSON.stringify(settingsOf(looked.desktop, 'Keyfob demo')).includes('"firstRunSeen":true') ? true : null,
    );
    expect(looked.app.complaints).toEqual([]);
  } finally {
    await looked.stop();
  }
});
