import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasServers } from '../cluster/binaries.ts';
import { startCluster, type Cluster } from '../cluster/cluster.ts';
import { startDesktop, type Desktop } from '../desktop/desktop.ts';
import { eventually } from '../desktop/processes.ts';
import { readSelection } from '../desktop/x-clipboard.ts';
import { startApp, type App } from './start-app.ts';

const copyLine = 'Copy fresh dashboard token';
const clipboardSeconds = 3;

describe.skipIf(!hasServers)('from a tray click to a fresh token on the clipboard', () => {
  let cluster: Cluster;
  let desktop: Desktop;
  let app: App;

  beforeAll(async () => {
    [cluster, desktop] = await Promise.all([startCluster(), startDesktop()]);
    writeSettings(desktop, clipboardSeconds);
    app = await startApp(desktop, ['--snap-data', cluster.snapData.current]);
  });
  afterAll(async () => {
    await app.quit();
    await desktop.stop();
    await cluster.stop();
  });

  it('shows the cluster and how it authenticates', async () => {
    const page = await app.page();
    await page.getByRole('heading', { name: 'microk8s-cluster' }).waitFor();
    await page.getByText('Static token file (token mode)').waitFor();
    await page.getByText('Reachable').waitFor();
    await page.getByText('RBAC is off: every token is cluster admin.').waitFor();
  });

  it('asks once what dashboard tokens may do, and makes just what it shows', async () => {
    await desktop.tray.click(copyLine);
    const page = await app.page();
    const dialog = page.getByRole('dialog', { name: 'What may dashboard tokens do?' });
    await dialog.waitFor();
    expect(await dialog.getByRole('radio', { name: 'Read only' }).isChecked()).toBe(true);
    expect((await cluster.request('GET', '/api/v1/namespaces/keyfob')).status).toBe(404);
    await dialog.getByRole('button', { name: 'Create and copy token' }).click();
    const token = await clipboardToken(desktop);
    expect(await cluster.accepts(token)).toBe(true);
    const binding = await cluster.request(
      'GET',
      '/apis/rbac.authorization.k8s.io/v1/clusterrolebindings/keyfob-dashboard',
    );
    expect(binding.body.roleRef.name).toBe('view');
    expect(binding.body.metadata.labels).toEqual({ 'app.kubernetes.io/managed-by': 'keyfob' });
  });
});

function writeSettings(desktop: Desktop, seconds: number): void {
  const folder = join(desktop.home, '.config', 'Keyfob');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const settings = { snapData: null, tokenLifetimeSeconds: 3600, clipboardSeconds: seconds, theme: 'system' };
  const document = { version: 1, installation: '0123456789abcdef', settings };
  writeFileSync(join(folder, 'settings.json'), JSON.stringify(document), { mode: 0o600 });
}

function clipboardToken(desktop: Desktop): Promise<string> {
  return eventually('a token on the clipboard', async () => {
    const text = await readSelection(desktop.env, 'clipboard');
    return text?.startsWith('eyJ') === true ? text : null;
  });
}
