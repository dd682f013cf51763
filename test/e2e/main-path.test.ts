import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { decodeJwt } from 'jose';
import type { Bridge } from '../../src/shared/contract/contract.ts';
import { hasServers } from '../cluster/binaries.ts';
import { startCluster, type Cluster } from '../cluster/cluster.ts';
import { startDesktop, type Desktop } from '../desktop/desktop.ts';
import { eventually } from '../desktop/processes.ts';
import { agree } from '../desktop/question.ts';
import { readSelection } from '../desktop/x-clipboard.ts';
import { step } from '../step.ts';
import { findInFiles, findInProcesses, placesOfRun } from './canary.ts';
import { recordIpc, sentToPage } from './ipc-canary.ts';
import { unfoldNotices } from './notices.ts';
import { clipboardToken, copyLine, readIndex, writeSettings } from './user-files.ts';
import { startApp, type App } from './start-app.ts';

const clipboardSeconds = 3;
/** For as long the API server may remember that it accepted a token. */
const cachedMs = 11_000;
const account = '/api/v1/namespaces/keyfob/serviceaccounts/dashboard';

/** The uid of the service account in a token's claims. */
function accountUid(token: string): string {
  const claims = decodeJwt<{ 'kubernetes.io': { serviceaccount: { uid: string } } }>(token);
  return claims['kubernetes.io'].serviceaccount.uid;
}

describe.skipIf(!hasServers)('from a tray click to a fresh token on the clipboard', () => {
  let cluster: Cluster;
  let desktop: Desktop;
  let app: App;

  beforeAll(async () => {
    [cluster, desktop] = await Promise.all([startCluster(), startDesktop()]);
    writeSettings(desktop, { clipboardSeconds });
    await startOn(cluster);
  });
  afterAll(async () => {
    await app.quit();
    await desktop.stop();
    await cluster.stop();
  });

  async function startOn({ snapData }: Cluster): Promise<void> {
    app = await startApp(desktop, ['--snap-data', snapData.current]);
    await recordIpc(app);
  }

  it('leads over closing, restarting and another cluster, and leaves no secret anywhere', async () => {
    const secrets = new Set([cluster.snapData.adminToken]);
    const messages: string[] = [];
    let token = '';
    const quit = async () => {
      messages.push(...(await sentToPage(app)));
      await app.quit();
    };

    await step('shows the cluster and how it authenticates', async () => {
      const page = await app.page();
      await page.getByRole('heading', { name: 'microk8s-cluster' }).waitFor();
      await page.getByText('Static token file (token mode)').waitFor();
      await page.getByText('Reachable').waitFor();
      await page.getByText('RBAC is off: every token is cluster admin.').first().waitFor();
    });

    await step('asks once what dashboard tokens may do, and makes just what it shows', async () => {
      await desktop.tray.click(copyLine);
      const page = await app.page();
      const dialog = page.getByRole('dialog', { name: 'What may dashboard tokens do?' });
      await dialog.waitFor();
      expect(await dialog.getByRole('radio', { name: 'Read only' }).isChecked()).toBe(true);
      expect((await cluster.request('GET', '/api/v1/namespaces/keyfob')).status).toBe(404);
      await dialog.getByRole('button', { name: 'Create and copy token' }).click();
      await agree(desktop.env);
      token = await clipboardToken(desktop);
      secrets.add(token);
      expect(await cluster.accepts(token)).toBe(true);
      const binding = await cluster.request(
        'GET',
        '/apis/rbac.authorization.k8s.io/v1/clusterrolebindings/keyfob-dashboard',
      );
      expect(binding.body.roleRef.name).toBe('view');
      expect(binding.body.metadata.labels).toEqual({ 'app.kubernetes.io/managed-by': 'keyfob' });
    });

    await step('leaves the PRIMARY selection empty and says whose token it is, not the token', async () => {
      expect(await readSelection(desktop.env, 'primary')).toBeNull();
      const notice = await desktop.notifications.waitFor(({ summary }) => summary === 'Keyfob: token copied');
      expect(notice.body).toMatch(
        /^Token of keyfob\/dashboard, valid until .+\. The clipboard is cleared in 3 s\.$/,
      );
      expect(notice.body).not.toContain('eyJ');
    });

    await step('keeps the token in the keyring under the id of its line in the index', async () => {
      const [line] = await eventually('a kept line', () => {
        const lines = readIndex(desktop);
        return lines[0]?.state === 'kept' ? lines : null;
      });
      expect(await desktop.keyring.lookup('Keyfob', line!.id)).toBe(token);
    });

    await step('empties the clipboard after its time', async () => {
      await eventually('an empty clipboard', async () =>
        (await readSelection(desktop.env, 'clipboard')) === null ? true : null,
      );
    });

    await step('copies the kept token again without minting, also after a restart', async () => {
      await desktop.tray.click(copyLine);
      expect(await clipboardToken(desktop)).toBe(token);
      await quit();
      expect(await readSelection(desktop.env, 'clipboard')).toBeNull();

      await startOn(cluster);
      const page = await app.page();
      await page.getByRole('button', { name: 'Tokens', exact: true }).click();
      await page.getByRole('rowheader', { name: 'keyfob/dashboard' }).waitFor();
      await desktop.tray.click(copyLine);
      expect(await clipboardToken(desktop)).toBe(token);
      expect(readIndex(desktop)).toHaveLength(1);
    });

    await step('decodes the claims with their meanings', async () => {
      const page = await app.page();
      await page.getByRole('rowheader', { name: 'keyfob/dashboard' }).click();
      await page.getByRole('region', { name: 'Details' }).getByRole('button', { name: 'Inspect' }).click();
      await page.getByRole('rowheader', { name: 'Who issued it (issuer)' }).waitFor();
      await page.getByRole('cell', { name: 'https://kubernetes.default.svc', exact: true }).waitFor();
    });

    await step('shows no token to the page', async () => {
      const page = await app.page();
      const seen = await page.evaluate(async () => {
        const { invoke } = (window as unknown as { keyfob: Bridge }).keyfob;
        const list = (await invoke('token-entries:list', {
          ...{ text: '', order: null, offset: 0, limit: 10, cursor: null },
        })) as { value: { rows: { token: { id: string } }[] } };
        const id = list.value.rows[0]?.token.id;
        return JSON.stringify([
          await invoke('state:get', {}),
          list,
          await invoke('inspect:read', { subject: { kind: 'saved', id } }),
        ]);
      });
      const shown = `${seen}${await page.content()}`;
      expect([...secrets].filter((secret) => shown.includes(secret))).toEqual([]);
    });

    let dead = '';
    let remadeAt = 0;
    await step('gives a token of the new account when the account was deleted and made again', async () => {
      // What an earlier click put there says nothing of this one, whose run the next click would share.
      await eventually('an empty clipboard', async () =>
        (await readSelection(desktop.env, 'clipboard')) === null ? true : null,
      );
      await desktop.tray.click(copyLine);
      expect(await clipboardToken(desktop)).toBe(token);
      await cluster.request('DELETE', account);
      const remade = await cluster.request('POST', '/api/v1/namespaces/keyfob/serviceaccounts', {
        metadata: { name: 'dashboard', labels: { 'app.kubernetes.io/managed-by': 'keyfob' } },
      });
      remadeAt = performance.now();
      await desktop.tray.click(copyLine);
      const fresh = await eventually('another token', async () => {
        const text = await readSelection(desktop.env, 'clipboard');
        return text !== null && text !== token ? text : null;
      });
      secrets.add(fresh);
      expect(accountUid(fresh)).toBe(remade.body.metadata.uid);
      dead = token;
      token = fresh;
    });

    await step('comes back to the tray when the tray host restarts', async () => {
      desktop.tray.stop();
      const page = await app.page();
      await unfoldNotices(page);
      await page.getByText('This desktop shows no tray icon.').waitFor();
      await desktop.tray.start();
      expect((await desktop.tray.menu()).map(({ label }) => label)).toEqual([
        expect.stringMatching(/^Dashboard token valid until /),
        expect.stringMatching(/^(?:Unsafe|Fine|Not known)/),
        copyLine,
        'Open dashboard',
        'Open Keyfob',
        'Quit',
      ]);
      await page.getByText('This desktop shows no tray icon.').waitFor({ state: 'detached' });
      await page.keyboard.press('Escape');
    });

    await step(
      'stays in the tray when the window is closed, copies without one, and makes it again',
      async () => {
        const page = await app.page();
        await page.close();
        await desktop.tray.click(copyLine);
        expect(await clipboardToken(desktop)).toBe(token);
        expect(app.electron.windows()).toHaveLength(0);
        const opened = app.electron.waitForEvent('window');
        await desktop.tray.click('Open Keyfob');
        await (await opened).getByRole('heading', { name: 'microk8s-cluster' }).waitFor();
      },
    );

    await step('offers no token of this cluster on another one', async () => {
      const other = await startCluster({ mode: 'x509', rbac: true });
      try {
        await quit();
        await startOn(other);
        const page = await app.page();
        await page.getByText('Client certificates (x509 mode)').waitFor();
        await page.getByText('Roles decide (RBAC)').waitFor();
        await page.getByText('No token yet.').waitFor();
        await page.getByRole('button', { name: 'Copy fresh token' }).click();
        const dialog = page.getByRole('dialog', { name: 'What may dashboard tokens do?' });
        await dialog.getByRole('radio', { name: 'Full control' }).check();
        await dialog.getByRole('button', { name: 'Create and copy token' }).click();
        await agree(desktop.env);
        const full = await clipboardToken(desktop);
        secrets.add(full);
        expect(await other.accepts(full)).toBe(true);
        expect((await other.request('GET', '/api/v1/secrets', undefined, full)).status).toBe(200);
      } finally {
        await other.stop();
      }
    });

    await step(
      'has the old token refused and the new one accepted once the API server looks anew',
      async () => {
        await setTimeout(Math.max(0, remadeAt + cachedMs - performance.now()));
        expect(await cluster.accepts(token)).toBe(true);
        expect(await cluster.accepts(dead)).toBe(false);
      },
    );

    await step('leaves no secret in files, argument lists or environments', () => {
      const all = [...secrets];
      expect.soft(findInFiles(all, placesOfRun(desktop, [cluster.snapData.root]))).toEqual([]);
      expect.soft(findInProcesses(all, app.electron.process().pid!)).toEqual([]);
    });

    await step('sends no secret to the page', async () => {
      messages.push(...(await sentToPage(app)));
      expect.soft(messages.filter((message) => message.includes('"dashboardToken"'))).not.toEqual([]);
      expect
        .soft(messages.filter((message) => [...secrets].some((secret) => message.includes(secret))))
        .toEqual([]);
    });

    await step('breaks no rule of its content security policy', () => {
      expect(app.complaints).toEqual([]);
    });
  });
});
