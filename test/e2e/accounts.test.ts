import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasServers } from '../cluster/binaries.ts';
import { startCluster, type Cluster } from '../cluster/cluster.ts';
import { startDesktop, type Desktop } from '../desktop/desktop.ts';
import { step } from '../step.ts';
import { startApp, type App } from './start-app.ts';

const rbac = '/apis/rbac.authorization.k8s.io/v1';
const own = '/api/v1/namespaces/keyfob';
const labels = { 'app.kubernetes.io/managed-by': 'keyfob' };

describe.skipIf(!hasServers)('the accounts in the window', () => {
  let cluster: Cluster;
  let desktop: Desktop;
  let app: App;
  let page: Page;

  beforeAll(async () => {
    [cluster, desktop] = await Promise.all([startCluster({ rbac: true }), startDesktop()]);
    await cluster.request('POST', '/api/v1/namespaces', { metadata: { name: 'keyfob', labels } });
    for (const name of ['robot', 'watcher']) {
      await cluster.request('POST', `${own}/serviceaccounts`, { metadata: { name, labels } });
      await cluster.request('POST', `${rbac}/clusterrolebindings`, {
        metadata: { name: `keyfob-${name}`, labels },
        roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: 'view' },
        subjects: [{ kind: 'ServiceAccount', namespace: 'keyfob', name }],
      });
    }
    app = await startApp(desktop, ['--snap-data', cluster.snapData.current]);
    page = await app.page();
    page.setDefaultTimeout(20_000);
    await page.getByText('Reachable').waitFor();
  });
  afterAll(async () => {
    await app.quit();
    await desktop.stop();
    await cluster.stop();
  });

  /** What has moved by itself since this was asked for. */
  async function watchShifts(): Promise<() => Promise<string[]>> {
    await page.evaluate(() => {
      type Source = { node: Node | null; previousRect: DOMRect; currentRect: DOMRect };
      type Shift = PerformanceEntry & { readonly value: number; readonly sources: readonly Source[] };
      const told = ({ node, previousRect: { y }, currentRect }: Source) =>
        `${node?.nodeName} ${node?.textContent?.slice(0, 60)} from ${y} to ${currentRect.y}`;
      const seen: string[] = [];
      Object.assign(globalThis, { seenShifts: seen });
      new PerformanceObserver((list) => {
        for (const { value, sources } of list.getEntries() as Shift[])
          if (value > 0) seen.push(`${value}: ${sources.map(told).join(', ')}`);
      }).observe({ type: 'layout-shift' });
    });
    return () => page.evaluate(() => (globalThis as unknown as { seenShifts: string[] }).seenShifts);
  }

  const palette = async (text: string) => {
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox', { name: 'Find anything' }).fill(text);
  };

  it('change their rights and remove one, step by step, and nothing moves', async () => {
    const { body } = await cluster.request('POST', `${own}/serviceaccounts/robot/token`, { spec: {} });
    const { token } = (body as { status: { token: string } }).status;
    const pane = page.getByRole('region', { name: 'Details' });
    await step('the list', async () => {
      await palette('robot account');
      await page.getByRole('option', { name: /^robot\s*Account/ }).click();
      const row = page.getByRole('row', { name: /robot/ });
      await row.getByText('Look at everything except Secrets').waitFor();
      await pane.getByRole('heading', { name: 'keyfob/robot' }).waitFor();
      await pane.getByText('No known way: stolen access ends with the token.').waitFor();
      await pane.getByText('None of its tokens are kept here.').waitFor();
    });
    const shifts = await watchShifts();
    await step('other rights', async () => {
      await pane.getByRole('button', { name: 'Change rights…' }).click();
      const dialog = page.getByRole('dialog', { name: 'Change what keyfob/robot may do?' });
      expect(await dialog.getByRole('button', { name: 'Change rights' }).isDisabled()).toBe(true);
      await dialog.getByRole('radio', { name: 'Look at one namespace' }).check();
      await dialog.getByRole('button', { name: 'Change rights' }).click();
      await pane.getByText('The rights of keyfob/robot were changed').waitFor();
      await pane.getByText('Deleted: ClusterRoleBinding keyfob-robot').waitFor();
      await pane.getByText('Made: RoleBinding default/keyfob-robot').waitFor();
      await page
        .getByRole('row', { name: /robot/ })
        .getByText('Look at default, except its Secrets')
        .waitFor();
      const path = `${rbac}/namespaces/default/rolebindings/keyfob-robot`;
      expect((await cluster.request('GET', path)).status).toBe(200);
    });
    await step('rights that somebody takes away', async () => {
      await cluster.request('DELETE', `${rbac}/clusterrolebindings/keyfob-watcher`);
      // A key counts once no dialog is open.
      await page.getByRole('dialog').waitFor({ state: 'detached' });
      await page.keyboard.press('Control+r');
      await page
        .getByRole('row', { name: /watcher/ })
        .getByText('Nothing', { exact: true })
        .waitFor();
    });
    await step('the removal', async () => {
      await pane.getByRole('button', { name: 'Remove…' }).click();
      const dialog = page.getByRole('dialog', { name: 'Remove keyfob/robot?' });
      await dialog.getByText('This cannot be undone').waitFor();
      expect(
        await dialog.getByRole('button', { name: 'Cancel' }).evaluate((each) => each.matches(':focus')),
      ).toBe(true);
      await dialog.getByRole('button', { name: 'Remove account' }).click();
      await pane.getByText('keyfob/robot was removed').waitFor();
      await pane.getByText('The namespace stays: these accounts are in it, too: watcher').waitFor();
      await pane.getByText(/The cluster refused them (at once|after \d+ s)\./).waitFor();
      await page.getByRole('row', { name: /robot/ }).getByText('Removed').waitFor();
      expect((await cluster.request('GET', '/version', undefined, token)).status).toBe(401);
      expect((await cluster.request('GET', `${own}/serviceaccounts/watcher`)).status).toBe(200);
    });
    expect(await shifts()).toEqual([]);
    await step('another screen and back', async () => {
      await page.getByRole('button', { name: 'Overview', exact: true }).click();
      await page.getByRole('button', { name: 'Accounts', exact: true }).click();
      await page.getByRole('row', { name: /watcher/ }).waitFor();
      expect(await page.getByRole('row', { name: /robot/ }).count()).toBe(0);
    });
    await step('a new token for the one that is open', async () => {
      await page.getByRole('row', { name: /watcher/ }).click();
      await pane.getByRole('heading', { name: 'keyfob/watcher' }).waitFor();
      await page.getByRole('button', { name: 'New token…' }).click();
      const dialog = page.getByRole('dialog', { name: 'New token' });
      await dialog.getByRole('option', { name: /watcher/, selected: true }).waitFor();
      await page.keyboard.press('Escape');
      await dialog.waitFor({ state: 'detached' });
      await page.getByRole('button', { name: 'Accounts', exact: true }).click();
    });
    await step(
      'a removal that is not wanted is not asked about again, in another folder and back',
      async () => {
        const question = page.getByRole('dialog', { name: 'Remove keyfob/watcher?' });
        const shown = pane.getByRole('heading', { name: 'keyfob/watcher' });
        const choose = async (folder: string) => {
          await app.electron.evaluate(({ dialog }, chosen) => {
            dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [chosen] });
          }, folder);
          await palette('snap data folder');
          await page.getByRole('option', { name: 'Choose the snap data folder…' }).click();
        };
        await palette('watcher remove');
        await page.getByRole('option', { name: /^watcher: Remove account…/ }).click();
        await question.getByRole('button', { name: 'Cancel' }).click();
        await question.waitFor({ state: 'detached' });
        await shown.waitFor();
        await choose('/usr');
        await page.getByText('/usr is not a MicroK8s snap data folder').first().waitFor();
        await choose(cluster.snapData.current);
        await shown.waitFor();
        expect(await question.count()).toBe(0);
      },
    );
    await step('the API down', async () => {
      await cluster.stopApiServer();
      await page.keyboard.press('Control+r');
      await page.getByText(/This is how it was seen/).waitFor();
      await page.getByRole('row', { name: /watcher/ }).waitFor();
    });
    expect(app.complaints).toEqual([]);
  }, 180_000);
});
