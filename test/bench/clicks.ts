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
import { createWarmClient } from './programs/warm-client.mjs';
import { compare, measures, type Row } from './row.ts';

const rounds = 30;
const warmUp = 3;
/** Before each measured step, so that all find the server and this machine equally calm. */
export const calmMs = 500;
const namespace = '/api/v1/namespaces/keyfob';
const copyLine = 'Copy fresh dashboard token';

/** Tray click handler → freshly minted token on the clipboard, and the same for a saved one, against warm bare requests. */
export async function measureClicks({ cluster, desktop, keyfob, times }: Ground): Promise<Row[]> {
  const app = await startApp(desktop, ['--snap-data', cluster.snapData.current], ownProgram(keyfob));
  const page = await app.page();
  await setUpAccess(page, desktop);
  await watchMenuClicks(app);
  await watchCopies(app);
  // The menus of before are not watched.
  await desktop.tray.click(copyLine);
  await waitForStatus(desktop, isValid);
  await page.close();
  const { adminToken: bearer, authority } = cluster.snapData;
  const warm = createWarmClient({ server: cluster.server, bearer, ca: authority.pem });
  const secret = await traySecret(cluster);
  const minting = { ours: [] as number[], against: [] as number[] };
  const reusing = { ours: [] as number[], against: [] as number[] };
  for (let round = -warmUp; round < times(rounds); round += 1) {
    await forgetAll(app, desktop);
    await sleep(calmMs);
    const minted = await mintingClick(app, desktop);
    const token = await copiedToken(cluster, desktop);
    await sleep(calmMs);
    const request = await timed(() =>
      warm.ask('POST', `${namespace}/serviceaccounts/dashboard/token`, trayRequest(secret)),
    );
    await sleep(calmMs);
    const reused = await timedClick(app, desktop);
    if ((await copiedToken(cluster, desktop)) !== token) throw new Error('the saved token was not reused');
    const check = await slowestCheck(warm, secret, token);
    if (round < 0) continue;
    minting.ours.push(minted);
    minting.against.push(request);
    reusing.ours.push(reused);
    reusing.against.push(check);
  }
  warm.close();
  await app.quit();
  return [compare(measures.click, minting), compare(measures.reuse, reusing)];
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

const isValid = (label: string) => label.startsWith('Dashboard token valid until');

async function mintingClick(app: App, desktop: Desktop): Promise<number> {
  await waitForStatus(desktop, (label) => label === 'No dashboard token yet');
  const took = await timedClick(app, desktop);
  await waitForStatus(desktop, isValid);
  return took;
}

/** A click, until what it brings was put on the clipboard. */
async function timedClick(app: App, desktop: Desktop): Promise<number> {
  const before = await copies(app);
  await desktop.tray.click(copyLine);
  const copied = await eventually(
    'something is copied',
    async () => (await copies(app))[before.length] ?? null,
  );
  return copied - (await lastClick(app));
}

/** When something was put on the clipboard, in order. */
async function copies({ electron }: App): Promise<number[]> {
  return electron.evaluate(() => (globalThis as unknown as { copies: number[] }).copies);
}

async function copiedToken(cluster: Cluster, desktop: Desktop): Promise<string> {
  const token = await readSelection(desktop.env, 'clipboard');
  if (token === null || !(await cluster.accepts(token))) throw new Error('a click gave no valid token');
  return token;
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
export async function traySecret(cluster: Cluster): Promise<string> {
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

/** What a TokenRequest of the tray asks for. */
export function trayRequest(boundSecret: string): object {
  return {
    apiVersion: 'authentication.k8s.io/v1',
    kind: 'TokenRequest',
    spec: {
      expirationSeconds: 3600,
      boundObjectRef: { apiVersion: 'v1', kind: 'Secret', name: boundSecret },
    },
  };
}

/** The slowest of the three calls by which a saved token is looked at, one after the other. */
async function slowestCheck(warm: ReturnType<typeof createWarmClient>, secret: string, token: string) {
  const calls = [
    ['POST', '/apis/authentication.k8s.io/v1/tokenreviews', { spec: { token } }],
    ['GET', `${namespace}/serviceaccounts/dashboard`],
    ['GET', `${namespace}/secrets/${secret}`],
  ] as const;
  let slowest = 0;
  for (const [method, path, body] of calls) {
    await sleep(calmMs / 2);
    slowest = Math.max(slowest, await timed(() => warm.ask(method, path, body)));
  }
  return slowest;
}

async function timed(act: () => Promise<unknown>): Promise<number> {
  const began = now();
  await act();
  return now() - began;
}
