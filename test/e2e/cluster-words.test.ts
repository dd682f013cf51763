import { mkdirSync, writeFileSync } from 'node:fs';
import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeQuota } from '../cluster/admission-objects.ts';
import { hasServers } from '../cluster/binaries.ts';
import { startCluster, type Cluster } from '../cluster/cluster.ts';
import { startDesktop, type Desktop } from '../desktop/desktop.ts';
import { eventually } from '../desktop/processes.ts';
import { step } from '../step.ts';
import { unfoldNotices } from './notices.ts';
import { startApp, type App } from './start-app.ts';

describe.skipIf(!hasServers)('a token that a quota of the cluster does not allow', () => {
  let cluster: Cluster;
  let desktop: Desktop;
  let app: App;
  let page: Page;

  beforeAll(async () => {
    [cluster, desktop] = await Promise.all([startCluster({ rbac: true }), startDesktop()]);
    await eventually('the default namespace', async () =>
      (await cluster.request('GET', '/api/v1/namespaces/default')).status === 200 ? true : null,
    );
    const accounts = '/api/v1/namespaces/default/serviceaccounts';
    await cluster.request('POST', accounts, { metadata: { name: 'robot' } });
    await makeQuota(cluster, { name: 'no-secrets', namespace: 'default', isCounted: true });
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

  it('is refused in the words of the cluster, until the server is stopped, which is told with the way out', async () => {
    await step('is refused in the words of the cluster, which nothing copies or follows', async () => {
      await page.getByRole('button', { name: 'Tokens', exact: true }).click();
      await page.getByRole('button', { name: 'New token…' }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByRole('option', { name: 'default/robot' }).click();
      await dialog.getByLabel('Purpose').fill('A robot');
      await dialog.getByRole('button', { name: 'Mint token' }).click();
      const problem = dialog.getByRole('group', { name: 'Problem' });
      await problem.waitFor();
      await problem.getByText('The quota “no-secrets” did not allow Keyfob to create Secret').waitFor();
      const words = problem.locator('.cluster-says');
      expect(await words.innerText()).toMatch(
        /^The cluster says: .*is forbidden: exceeded quota: no-secrets, requested: count\/secrets=1/,
      );
      expect(await words.locator('a, button, code, input').count()).toBe(0);
      expect(await problem.locator('code').count()).toBe(0);
      expect(await dialog.innerText()).not.toContain('Check which user client.config holds');
      expect(desktop.notifications.sent.map(({ body }) => body).join()).not.toContain('exceeded quota');
    });

    await step('finds the server stopped, and says how to start it', async () => {
      const lock = `${cluster.snapData.current}/var/lock`;
      await page.keyboard.press('Escape');
      await page.getByRole('button', { name: 'Discard' }).click();
      mkdirSync(lock, { recursive: true });
      writeFileSync(`${lock}/stopped.lock`, '');
      await cluster.stopApiServer();
      await page.getByRole('button', { name: 'Overview', exact: true }).click();
      await page.getByText('MicroK8s was stopped: start it, then try again.').waitFor();
      const notices = await unfoldNotices(page);
      await notices.getByText('MicroK8s was stopped: start it, then try again.').waitFor();
      expect(await page.getByText('microk8s start', { exact: true }).count()).toBe(1);
    });
  });
});
