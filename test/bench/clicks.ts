import { Agent, request } from 'node:https';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'playwright';
import type { Bridge } from '../../src/shared/contract/contract.ts';
import type { Cluster } from '../cluster/cluster.ts';
import type { Desktop } from '../desktop/desktop.ts';
import { eventually } from '../desktop/processes.ts';
import { readSelection } from '../desktop/x-clipboard.ts';
import { ownProgram, startApp, type App } from '../e2e/start-app.ts';
import { now } from './electron-program.ts';
import type { Ground } from './ground.ts';
import { lastClick, setUpAccess, watchMenuClicks } from './menu-clicks.ts';
import { compare, measures, type Row } from './row.ts';

const rounds = 30;
const warmUp = 3;
/** Before each measured step, so that all find the server and this machine equally calm. */
const calmMs = 500;
const copyLine = 'Copy fresh dashboard token';

/** Tray click handler → freshly minted token on the clipboard, against a warm bare request. */
export async function measureClicks({ cluster, desktop, keyfob, times }: Ground): Promise<Row[]> {
  const app = await startApp(desktop, ['--snap-data', cluster.snapData.current], ownProgram(keyfob));
  const page = await app.page();
  await setUpAccess(page, desktop);
  await watchMenuClicks(app);
  await watchCopies(app);
  await click(desktop);
  await page.close();
  const warm = createWarmRequest(cluster, await traySecret(cluster));
  const series = { ours: [] as number[], against: [] as number[] };
  for (let round = -warmUp; round < times(rounds); round += 1) {
    await forgetAll(app, desktop);
    await sleep(calmMs);
    const ours = await timedClick(app, desktop);
    const token = await readSelection(desktop.env, 'clipboard');
    if (token === null || !(await cluster.accepts(token))) throw new Error('a click gave no valid token');
    await sleep(calmMs);
    const theirs = await warm.mint();
    if (round < 0) continue;
    series.ours.push(ours);
    series.against.push(theirs);
  }
  warm.close();
  await app.quit();
  return [compare(measures.click, series)];
}

/** Notes when text was put on the clipboard. */
async function watchCopies({ electron }: App): Promise<void> {
  await electron.evaluate(({ clipboard }) => {
    const copies: number[] = [];
    (globalThis as { copies?: number[] }).copies = copies;
    const write = clipboard.writeText.bind(clipboard);
    clipboard.writeText = (...args) => {
      const written = write(...args);
      void Promise.resolve(written).then(() => copies.push(Number(process.hrtime.bigint()) / 1e6));
      return written;
    };
  });
}

async function click(desktop: Desktop): Promise<void> {
  await waitForStatus(desktop, (label) => label === 'No dashboard token yet');
  await desktop.tray.click(copyLine);
  await waitForStatus(desktop, (label) => label.startsWith('Dashboard token valid until'));
}

async function timedClick(app: App, desktop: Desktop): Promise<number> {
  await click(desktop);
  const began = await lastClick(app);
  const copies = await app.electron.evaluate(() => (globalThis as unknown as { copies: number[] }).copies);
  const copied = copies.find((at) => at > began);
  if (copied === undefined) throw new Error('nothing was copied');
  return copied - began;
}

async function waitForStatus(desktop: Desktop, fits: (label: string) => boolean): Promise<void> {
  await eventually('the tray says so', async () =>
    fits((await desktop.tray.menu())[0]!.label) ? true : null,
  );
}

/** In a window that is gone again when the click comes, as it is for most clicks. */
async function forgetAll({ electron }: App, desktop: Desktop): Promise<void> {
  const opened = electron.waitForEvent('window');
  await desktop.tray.click('Open Keyfob');
  const page = await opened;
  await page.waitForLoadState();
  const newest = { text: '', order: null, offset: 0, limit: 1, cursor: null };
  for (;;) {
    const list = (await invoke(page, 'token-entries:list', newest)) as {
      value: { rows: { token: { id: string } }[] };
    };
    const [entry] = list.value.rows;
    if (entry === undefined) break;
    // Each click lets one request through.
    await page.getByRole('heading', { level: 1 }).click();
    await invoke(page, 'token:forget', { id: entry.token.id });
  }
  await page.close();
}

/** The name of the Secret that this installation's tray tokens are bound to. */
async function traySecret(cluster: Cluster): Promise<string> {
  const list = await cluster.request('GET', '/api/v1/namespaces/keyfob/secrets');
  const { items } = list.body as { items: { metadata: { name: string } }[] };
  return items[0]!.metadata.name;
}

async function invoke(page: Page, name: string, input: object): Promise<unknown> {
  const reply = await page.evaluate(
    ([name, input]) => (globalThis as unknown as { keyfob: Bridge }).keyfob.invoke(name, input),
    [name, input] as const,
  );
  if ((reply as { ok: boolean }).ok) return reply;
  throw new Error(`${name}: ${JSON.stringify(reply)}`);
}

/** The same TokenRequest by node:https over one connection that is kept alive. */
function createWarmRequest(cluster: Cluster, boundSecret: string) {
  const agent = new Agent({ keepAlive: true, maxSockets: 1, ca: cluster.snapData.authority.pem });
  const body = JSON.stringify({
    apiVersion: 'authentication.k8s.io/v1',
    kind: 'TokenRequest',
    spec: {
      expirationSeconds: 3600,
      boundObjectRef: { apiVersion: 'v1', kind: 'Secret', name: boundSecret },
    },
  });
  const headers = {
    authorization: `Bearer ${cluster.snapData.adminToken}`,
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(body),
  };
  const url = `${cluster.server}/api/v1/namespaces/keyfob/serviceaccounts/dashboard/token`;
  const mint = () =>
    new Promise<number>((resolve, reject) => {
      const began = now();
      const sent = request(url, { method: 'POST', agent, headers }, (reply) => {
        let text = '';
        reply.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
        reply.on('end', () => {
          const { status } = JSON.parse(text) as { status?: { token?: string } };
          if (status?.token === undefined) reject(new Error(text));
          else resolve(now() - began);
        });
      });
      sent.on('error', reject).end(body);
    });
  return { mint, close: () => agent.destroy() };
}
