import { closeSync, openSync, readFileSync, readSync } from 'node:fs';
import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { screenName, screens } from '../../../src/renderer/page/screens.ts';
import { hasServers } from '../../cluster/binaries.ts';
import { startCluster, type Cluster } from '../../cluster/cluster.ts';
import { startProxy, type Proxy } from '../../cluster/proxy.ts';
import { startDesktop, type Desktop } from '../../desktop/desktop.ts';
import { runProgram } from '../../desktop/processes.ts';
import { agree } from '../../desktop/question.ts';
import { step } from '../../step.ts';
import { startApp, type App } from '../../e2e/start-app.ts';
import { clipboardToken, copyLine } from '../../e2e/user-files.ts';
import { listenWhileRunning, type ListeningSocket } from './sockets.ts';

/** What changes nothing on a cluster: looks, and reviews, which are questions sent as POST. */
const look = /^(?:GET \S+|POST \S+(?:tokenreviews|accessreviews|rulesreviews|selfsubjectreviews))$/;
const askingMs = 3000;
const isRoot = process.getuid?.() === 0;

describe.skipIf(!hasServers)('the window on a real cluster', () => {
  let cluster: Cluster;
  let proxy: Proxy;
  let desktop: Desktop;
  let app: App;
  let page: Page;
  let listening: readonly ListeningSocket[];

  beforeAll(async () => {
    [cluster, desktop] = await Promise.all([startCluster(), startDesktop()]);
    proxy = await startProxy(cluster);
    listening = await listenWhileRunning(desktop, ['--snap-data', proxy.snapData]);
    app = await startApp(desktop, ['--snap-data', proxy.snapData]);
    page = await app.page();
    page.setDefaultTimeout(15_000);
    await page.getByText('Reachable').waitFor();
  });
  afterAll(async () => {
    await app.quit();
    await proxy.stop();
    await desktop.stop();
    await cluster.stop();
  });

  const writes = (since = 0) => proxy.requests.slice(since).filter((request) => !look.test(request));

  it('writes nothing by being looked at, then what was shown when one token is asked for [writes-asked], which a program of the same user reads [same-user]', async () => {
    let token = '';
    await step('starting, refreshing and showing its screens writes nothing', async () => {
      for (const name of screens.map(screenName)) {
        await page.getByRole('button', { name, exact: true }).click();
        await page.waitForTimeout(200);
      }
      for (const tab of ['Legacy tokens', 'Agent tokens']) {
        await page.getByRole('button', { name: 'Tokens', exact: true }).click();
        await page.getByRole('tab', { name: tab }).click();
      }
      await desktop.tray.click(copyLine);
      await page.getByRole('dialog', { name: 'What may dashboard tokens do?' }).waitFor();
      await page.keyboard.press('Escape');
      await page.waitForTimeout(askingMs);
      expect(proxy.requests.length).toBeGreaterThan(5);
      expect(writes()).toEqual([]);
    });
    await step('asking for one token writes what was shown, and nothing after it', async () => {
      const before = proxy.requests.length;
      await desktop.tray.click(copyLine);
      const dialog = page.getByRole('dialog', { name: 'What may dashboard tokens do?' });
      await dialog.getByRole('button', { name: 'Create and copy token' }).click();
      await agree(desktop.env);
      token = await clipboardToken(desktop);
      await page.waitForTimeout(askingMs);
      const core = '/api/v1/namespaces';
      expect(writes(before)).toEqual([
        `POST ${core}`,
        `POST ${core}/keyfob/serviceaccounts`,
        'POST /apis/rbac.authorization.k8s.io/v1/clusterrolebindings',
        // The Secret that this one is to be bound to is not there yet, so that there is no token.
        `POST ${core}/keyfob/serviceaccounts/dashboard/token`,
        `POST ${core}/keyfob/secrets`,
        `POST ${core}/keyfob/serviceaccounts/dashboard/token`,
      ]);
    });
    await step('the token is kept from no program of the same user', async () => {
      const [entry] = await desktop.keyring.search({ service: 'Keyfob' });
      const looked = await runProgram(
        'secret-tool',
        ['lookup', ...Object.entries(entry!.attributes).flatMap(([name, value]) => [name, value])],
        { env: desktop.env },
      );
      expect(looked.stdout.trim()).toBe(token);
    });
  });

  it('listens nowhere [listens-nowhere]', () => {
    expect(listening).toEqual([]);
  });

  it.skipIf(!isRoot)('keeps no secret from root, who reads the memory of main [root]', () => {
    const pid = app.electron.process().pid!;
    expect(isInMemory(pid, cluster.snapData.adminToken)).toBe(true);
  });

  it('locks no memory, so that the swap may get it [swap]', () => {
    const status = readFileSync(`/proc/${app.electron.process().pid!}/status`, 'utf8');
    expect(/^VmLck:\s+(\d+) kB$/m.exec(status)?.[1]).toBe('0');
  });
});

const pieceBytes = 1 << 20;

/** Whether a text is in the memory that a process may write. */
function isInMemory(pid: number, text: string): boolean {
  const needle = Buffer.from(text);
  const piece = Buffer.alloc(pieceBytes + needle.length);
  const memory = openSync(`/proc/${pid}/mem`, 'r');
  try {
    for (const line of readFileSync(`/proc/${pid}/maps`, 'utf8').split('\n')) {
      const [, from, to] = /^([0-9a-f]+)-([0-9a-f]+) rw/.exec(line) ?? [];
      if (from === undefined || to === undefined) continue;
      const end = Number.parseInt(to, 16);
      for (let at = Number.parseInt(from, 16); at < end; at += pieceBytes) {
        const read = readIfThere(memory, piece, Math.min(piece.length, end - at), at);
        if (piece.subarray(0, read).includes(needle)) return true;
      }
    }
    return false;
  } finally {
    closeSync(memory);
  }
}

/** How many bytes could be read; none of what is set aside and not there. */
function readIfThere(file: number, into: Buffer, length: number, at: number): number {
  try {
    return readSync(file, into, 0, length, at);
  } catch {
    return 0;
  }
}
