import { mkdirSync, rmdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startDemoCluster } from '../../src/main/adapters/demo/start-demo-cluster.ts';
import { hasServers } from '../cluster/binaries.ts';
import { startCluster, type Cluster } from '../cluster/cluster.ts';
import { startDesktop, type Desktop } from '../desktop/desktop.ts';
import { step } from '../step.ts';
import { axeViolations } from './axe-violations.ts';
import { startApp, type App } from './start-app.ts';

const secrets = '/api/v1/namespaces/kube-system/secrets';
const dashboard = 'microk8s-dashboard-token';

describe.skipIf(!hasServers)('tokens that never expire, on the Overview', () => {
  let cluster: Cluster;
  let desktop: Desktop;
  let app: App;
  let page: Page;
  let at: (name: string) => string;

  beforeAll(async () => {
    [cluster, desktop] = await Promise.all([startCluster({ rbac: false }), startDesktop()]);
    at = (name) => join(cluster.snapData.current, 'credentials', name);
    await cluster.request('POST', '/api/v1/namespaces/kube-system/serviceaccounts', {
      metadata: { name: 'default' },
    });
    await makeLegacy(dashboard);
    app = await startApp(desktop, ['--snap-data', cluster.snapData.current]);
    page = await app.page();
    page.setDefaultTimeout(15_000);
    await page.getByText('Reachable').waitFor();
  });
  beforeEach(() => open('Overview'));
  afterEach(() => expect(app.complaints).toEqual([]));
  afterAll(async () => {
    await app.quit();
    await desktop.stop();
    await cluster.stop();
  });

  async function makeLegacy(name: string): Promise<void> {
    const { status } = await cluster.request('POST', secrets, {
      metadata: { name, annotations: { 'kubernetes.io/service-account.name': 'default' } },
      type: 'kubernetes.io/service-account-token',
    });
    expect(status).toBe(201);
  }

  const finding = (words: string): Locator => page.getByRole('listitem').filter({ hasText: words });
  /** Unfolds a finding, and gives it. */
  async function unfold(words: string): Promise<Locator> {
    await finding(words).getByRole('button', { expanded: false }).click();
    return finding(words);
  }
  const open = (screen: string) => page.getByRole('button', { name: screen, exact: true }).click();

  async function refresh(): Promise<void> {
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox', { name: 'Find anything' }).fill('Refresh');
    await page.keyboard.press('Enter');
  }

  it('are found at the start and later, and dropped wherever they are deleted', async () => {
    await step(
      'names the legacy token of the dashboard add-on, which is cluster admin without RBAC',
      async () => {
        const found = await unfold(`A legacy token never expires: kube-system/${dashboard}.`);
        await found.getByText('While RBAC is off, it is cluster admin.').waitFor();
        expect(await axeViolations(page)).toEqual([]);
        await found.getByRole('button', { name: 'Show legacy tokens' }).click();
        await page.getByRole('tab', { name: 'Legacy tokens', selected: true }).waitFor();
        await page.getByRole('row', { name: `kube-system/${dashboard}`, selected: true }).waitFor();
      },
    );

    await step('drops it when it is deleted here, and gives the focus back or to the heading', async () => {
      const opener = page.getByRole('button', { name: `Delete ${dashboard}…` });
      const focused = page.locator('*:focus');
      await opener.click();
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'detached' });
      expect(await focused.getAttribute('aria-label')).toBe(`Delete ${dashboard}…`);
      await opener.click();
      await page.getByRole('dialog').getByRole('button', { name: 'Delete', exact: true }).click();
      await page.getByText('Refused by the cluster').first().waitFor();
      expect(await focused.innerText()).toBe(
        `Deleted: the Secret kube-system/${dashboard}. Its token is refused in a moment.`,
      );
      await open('Overview');
      await page.getByRole('heading', { name: 'Safety' }).waitFor();
      await finding('legacy token').waitFor({ state: 'detached' });
    });

    await step('finds one that was made meanwhile and drops it when it is deleted elsewhere', async () => {
      await makeLegacy('another-token');
      await refresh();
      const found = finding('A legacy token never expires: kube-system/another-token.');
      await found.waitFor();
      await cluster.request('DELETE', `${secrets}/another-token`);
      await refresh();
      await found.waitFor({ state: 'detached' });
    });
  });

  it('says of a dashboard to open that there is none, what to do, and where to enter one', async () => {
    await page.getByRole('button', { name: 'Open dashboard', exact: true }).click();
    await page.getByRole('heading', { level: 1, name: 'Settings' }).waitFor();
    const none = page.getByRole('note').filter({ hasText: 'No dashboard was found in this cluster.' });
    await none.getByText(/^microk8s helm3 repo add headlamp/).waitFor();
    await none.getByText('Or enter the address of a dashboard of your own').waitFor();
    await page.getByRole('textbox', { name: 'Dashboard address' }).and(page.locator(':focus')).waitFor();
    expect(await axeViolations(page)).toEqual([]);
    const address = page.getByRole('group', { name: 'Dashboard address' });
    const choose = async (folder: string) => {
      await app.electron.evaluate(({ dialog }, chosen) => {
        dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [chosen] });
      }, folder);
      await page.getByRole('button', { name: 'Choose folder…' }).click();
      await page
        .getByRole('group', { name: 'Snap data folder' })
        .getByText(folder, { exact: true })
        .waitFor();
      await address.getByRole('textbox').waitFor();
    };
    const demo = await startDemoCluster();
    try {
      await choose(demo.snapData);
      expect(await none.count()).toBe(0);
    } finally {
      await choose(cluster.snapData.current);
      demo.stop();
    }
    await open('Overview');
    await page.keyboard.press('Alt+ArrowLeft');
    await address.getByRole('textbox').waitFor();
    expect(await none.count()).toBe(0);
  });

  it('says of each account of its own that it may do everything while RBAC is off', async () => {
    const labels = { 'app.kubernetes.io/managed-by': 'keyfob' };
    await cluster.request('POST', '/api/v1/namespaces', { metadata: { name: 'keyfob', labels } });
    const metadata = { name: 'robot', labels };
    await cluster.request('POST', '/api/v1/namespaces/keyfob/serviceaccounts', { metadata });
    await open('Accounts');
    await page.getByRole('row', { name: 'robot' }).getByText('Everything: RBAC is off').waitFor();
  });

  it('finds join tokens without an expiry as soon as they are written, until they are removed', async () => {
    const file = at('cluster-tokens.txt');
    const token = '0a1b2c'.padEnd(32, 'd');
    writeFileSync(file, `${token}\n${'1a1b2c'.padEnd(32, 'e')}|1900000000\n`);
    const found = await unfold('A join token never expires.');
    await found.getByText('It works once, at any time.').waitFor();
    writeFileSync(at('persistent-cluster-tokens.txt'), `${'2a1b2c'.padEnd(32, 'f')}\n`);
    const both = finding('2 join tokens never expire.');
    await both.getByText('One of them works for any number of machines.').waitFor();
    expect(await page.content()).not.toContain(token);
    await both.getByRole('button', { name: 'Show join tokens' }).click();
    await page.getByRole('tab', { name: 'Agent tokens', selected: true }).waitFor();
    await page.getByRole('row', { name: '0a1b2c…dddddd', selected: true }).waitFor();
    await page
      .getByRole('region', { name: 'Details' })
      .getByText(/^sudo sed -i .*0a1b2c/)
      .waitFor();
    await open('Overview');
    await both.waitFor();
    writeFileSync(file, '');
    writeFileSync(at('persistent-cluster-tokens.txt'), '');
    await finding('join token').waitFor({ state: 'detached' });
  });

  it('does not take a file that cannot be read for an empty one', async () => {
    rmSync(at('cluster-tokens.txt'), { force: true });
    mkdirSync(at('cluster-tokens.txt'));
    const found = await unfold('Keyfob could not look for join tokens.');
    await found.getByText('/credentials/cluster-tokens.txt').waitFor();
    rmdirSync(at('cluster-tokens.txt'));
    await found.getByRole('button', { name: 'Look again' }).click();
    await found.waitFor({ state: 'detached' });
  });
});
