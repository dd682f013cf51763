import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startDemoCluster, type DemoCluster } from '../../src/main/adapters/demo/start-demo-cluster.ts';
import { startDesktop, type Desktop } from '../desktop/desktop.ts';
import { axeFindings } from './axe-findings.ts';
import { startApp, type App } from './start-app.ts';
import { copyLine } from './user-files.ts';

const why = 'client.config holds binary data where text belongs.';

describe('a cluster whose files cannot be read', () => {
  let demo: DemoCluster;
  let desktop: Desktop;
  let app: App;
  let page: Page;
  beforeAll(async () => {
    demo = await startDemoCluster();
    writeFileSync(join(demo.snapData, 'credentials', 'client.config'), new Uint8Array([0, 255, 0, 254]));
    desktop = await startDesktop();
    app = await startApp(desktop, ['--snap-data', demo.snapData]);
    page = await app.page();
    await page.getByRole('heading', { name: 'No cluster to show' }).waitFor();
  });
  afterAll(async () => {
    await app.quit();
    await desktop.stop();
    demo.stop();
  });

  const failure = () => page.getByRole('alert', { name: 'Nothing was copied' });
  const show = (screen: string) => page.getByRole('button', { name: screen, exact: true }).click();

  it('says on the Tokens screen that it cannot be told what is kept, and why', async () => {
    await show('Tokens');
    await page.getByText('so there are no tokens to show').waitFor();
    await page.getByText(why).waitFor();
    expect(await page.getByText('No tokens are kept.').count()).toBe(0);
    expect(await page.getByRole('button', { name: 'Copy fresh token' }).count()).toBe(0);
  });

  it('says why nothing was copied where the person is, until it is put away', async () => {
    await show('Inspect');
    await page.keyboard.press('Control+Shift+C');
    await failure().getByText('Nothing was copied. ').getByText(why).waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await show('Tokens');
    await failure().getByText('Nothing was copied: no cluster is open.').waitFor();
    await page.getByText(why).waitFor();
    expect(await page.getByText(why).count()).toBe(1);
    expect(await axeFindings(page)).toEqual([]);
    await failure().getByRole('button', { name: 'Put away' }).click();
    expect(await failure().count()).toBe(0);
    await show('Settings');
    const theme = page.getByRole('group', { name: 'Theme' });
    await theme.scrollIntoViewIfNeeded();
    await desktop.tray.click(copyLine);
    await failure().getByRole('button', { name: 'Try again' }).click({ trial: true });
    expect(await failure().getByText(why).isVisible()).toBe(true);
    await failure().getByRole('button', { name: 'Put away' }).click();
  });

  it('offers another folder beside the way to look again', async () => {
    const choose = async (folder: string) => {
      await app.electron.evaluate(({ dialog }, chosen) => {
        dialog.showOpenDialog = (...given: object[]) => {
          Object.assign(globalThis, { began: (given.at(-1) as { defaultPath: string }).defaultPath });
          return Promise.resolve({ canceled: false, filePaths: [chosen] });
        };
      }, folder);
      await page.getByRole('button', { name: 'Choose folder…' }).click();
    };
    await show('Overview');
    await page.getByRole('button', { name: 'Try again' }).first().waitFor();
    await choose('/usr');
    await page.getByText('/usr is not a MicroK8s snap data folder').first().waitFor();
    expect(await app.electron.evaluate(() => Reflect.get(globalThis, 'began') as string)).toBe(
      '/var/snap/microk8s',
    );
    await choose(demo.snapData);
    await page.getByText(why).first().waitFor();
  });
});
