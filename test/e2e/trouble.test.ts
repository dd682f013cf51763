import { once } from 'node:events';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { hasServers } from '../cluster/binaries.ts';
import { startCluster, type Cluster } from '../cluster/cluster.ts';
import { startProxy, type Proxy } from '../cluster/proxy.ts';
import { startDesktop, type Desktop } from '../desktop/desktop.ts';
import { endProgram, eventually, runProgram, startProgram } from '../desktop/processes.ts';
import { agree } from '../desktop/question.ts';
import { readSelection } from '../desktop/x-clipboard.ts';
import { foldNotices, unfoldNotices } from './notices.ts';
import { startApp, type App } from './start-app.ts';
import { clipboardToken, copyLine, readIndex } from './user-files.ts';

describe.skipIf(!hasServers)('when something fails, the app stays usable and says what is the matter', () => {
  let cluster: Cluster;
  let proxy: Proxy;
  let desktop: Desktop;
  let app: App;
  let page: Page;

  beforeAll(async () => {
    cluster = await startCluster();
    proxy = await startProxy(cluster);
  });
  afterAll(async () => {
    await proxy.stop();
    await cluster.stop();
  });
  beforeEach(async () => {
    desktop = await startDesktop();
  });
  afterEach(async () => {
    proxy.intercept(() => null);
    await app.quit();
    await desktop.stop();
  });

  async function start(): Promise<void> {
    app = await startApp(desktop, ['--snap-data', proxy.snapData]);
    page = await app.page();
    await page.getByText('Reachable').waitFor();
  }

  /** Copies for the first time on this desktop; the objects may be there from another test. */
  async function copyFirst(): Promise<string> {
    await desktop.tray.click(copyLine);
    const create = page.getByRole('button', { name: 'Create and copy token' });
    const token = clipboardToken(desktop);
    const setUp = create.click({ timeout: 10_000 }).then(() => agree(desktop.env));
    await Promise.race([token, setUp.catch(() => undefined)]);
    return token;
  }

  async function keptLine() {
    return eventually('a kept line', () => readIndex(desktop).find(({ state }) => state === 'kept'));
  }

  /** Tries again for as long as that is offered: a keyring that answers by itself takes the offer away meanwhile. */
  async function keptLineAfterTrying() {
    const tryAgain = page.getByRole('button', { name: 'Try again' });
    await eventually('nothing to try again', async () => {
      await tryAgain.evaluateAll(([first]) => (first as HTMLElement | undefined)?.click());
      return (await tryAgain.count()) === 0 ? true : null;
    });
    return keptLine();
  }

  /** Stores an entry as earlier Keyfobs did, by libsecret. */
  async function storeEntry(account: string, token: string): Promise<void> {
    const attributes = [
      'xdg:schema',
      'org.freedesktop.Secret.Generic',
      'service',
      'Keyfob',
      'account',
      account,
    ];
    const { code } = await runProgram('secret-tool', ['store', '--label=Keyfob', ...attributes], {
      env: desktop.env,
      input: token,
    });
    expect(code).toBe(0);
    expect(await desktop.keyring.lookup('Keyfob', account)).toBe(token);
  }

  it('a keyring that hangs: the token is on the clipboard at once, kept in memory, and moves when it answers', async () => {
    await start();
    desktop.keyring.freeze();
    const token = await copyFirst();
    const late = page.getByText('The keyring did not answer within 5 s.').first();
    expect(await late.count()).toBe(0);
    await late.waitFor();
    await page.getByText('in memory only until Keyfob quits').waitFor();
    expect(readIndex(desktop)).toEqual([]);
    desktop.keyring.thaw();
    const { id } = await keptLineAfterTrying();
    expect(await desktop.keyring.lookup('Keyfob', id)).toBe(token);
  });

  it('a keyring that is killed and comes back: nothing is lost', async () => {
    await start();
    await desktop.keyring.kill();
    const token = await copyFirst();
    await desktop.notifications.waitFor(({ body }) =>
      body.includes('kept in memory only, until Keyfob quits'),
    );
    await page.getByText('This desktop has no keyring (Secret Service).').first().waitFor();
    await desktop.keyring.start();
    const { id } = await keptLineAfterTrying();
    expect(await desktop.keyring.lookup('Keyfob', id)).toBe(token);
  });

  it('an entry that something else removed: the next click mints a new token', async () => {
    await start();
    const token = await copyFirst();
    const { id } = await keptLine();
    await runProgram('secret-tool', ['clear', 'service', 'Keyfob', 'account', id], { env: desktop.env });
    await page.getByRole('button', { name: 'Clear now' }).click();
    await desktop.tray.click(copyLine);
    const fresh = await clipboardToken(desktop);
    expect(fresh).not.toBe(token);
    expect(await cluster.accepts(fresh)).toBe(true);
  });

  it('kill -9: the kept token is there again; lines and entries that a crash left are settled', async () => {
    await start();
    const token = await copyFirst();
    const kept = await keptLine();
    const process = app.electron.process();
    const gone = once(process, 'exit');
    process.kill('SIGKILL');
    await gone;
    const now = Date.now();
    const crashed = [
      { ...kept, id: 'aaaaaaaaaaaaaaaa', state: 'pending' },
      { ...kept, id: 'bbbbbbbbbbbbbbbb', state: 'pending' },
      {
        ...kept,
        id: 'cccccccccccccccc',
        issuedAt: now - 93_600_000,
        expiresAt: now - 90_000_000,
        expiredSeenAt: now - 90_000_000,
      },
      kept,
    ];
    const file = join(desktop.home, '.config', 'Keyfob', 'tokens.json');
    const index = JSON.parse(readFileSync(file, 'utf8')) as { version: number };
    writeFileSync(file, JSON.stringify({ ...index, tokens: crashed }));
    for (const id of ['bbbbbbbbbbbbbbbb', 'cccccccccccccccc']) await storeEntry(id, token);
    await start();
    const lines = await eventually('a settled index', () => {
      const found = readIndex(desktop);
      return found.every(({ state }) => state === 'kept') && found.length === 2 ? found : null;
    });
    expect(lines.map(({ id }) => id).sort()).toEqual(['bbbbbbbbbbbbbbbb', kept.id].sort());
    expect(await desktop.keyring.lookup('Keyfob', 'cccccccccccccccc')).toBeNull();
    await desktop.tray.click(copyLine);
    expect(await clipboardToken(desktop)).toBe(token);
  });

  it('an API server that cannot be asked: the kept token is copied, and it is said that nobody checked it', async () => {
    await start();
    const token = await copyFirst();
    await keptLine();
    await page.getByRole('button', { name: 'Clear now' }).click();
    proxy.intercept(() => ({ kind: 'cut' }));
    await desktop.tray.click(copyLine);
    expect(await clipboardToken(desktop)).toBe(token);
    await desktop.notifications.waitFor(({ body }) =>
      body.includes('The API server could not be asked, so it is the kept one, unchecked.'),
    );
    await page.getByText('Copied the kept token, unchecked: the API server could not be asked.').waitFor();
    await page.getByRole('button', { name: 'Not reachable' }).waitFor();
  });

  it('settings and index that cannot be read: said, left untouched, and copying goes on', async () => {
    const folder = join(desktop.home, '.config', 'Keyfob');
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    for (const name of ['settings.json', 'tokens.json']) writeFileSync(join(folder, name), '{"half":');
    await start();
    const notices = await unfoldNotices(page);
    for (const name of ['settings.json', 'tokens.json'])
      await notices.getByText(`${name} could not be read; it was left untouched.`).waitFor();
    expect(await notices.getByRole('group', { name: 'Problem' }).count()).toBe(2);
    await foldNotices(page);
    await page.getByRole('button', { name: 'Tokens', exact: true }).click();
    await page.getByText('What you make or copy now is kept in memory only, until Keyfob quits.').waitFor();
    await page.getByRole('button', { name: 'Settings', exact: true }).click();
    const theme = page.getByRole('group', { name: 'Theme' });
    await theme.getByText('Dark', { exact: true }).click();
    await theme.getByText('settings.json could not be read; it was left untouched.').waitFor();
    expect(await page.getByRole('group', { name: 'Problem' }).count()).toBe(1);
    await page.getByRole('button', { name: 'Overview', exact: true }).click();
    const token = await copyFirst();
    expect(await cluster.accepts(token)).toBe(true);
    await page.getByText('in memory only until Keyfob quits').waitFor();
    for (const name of ['settings.json', 'tokens.json']) {
      expect(readFileSync(join(folder, name), 'utf8')).toBe('{"half":');
    }
  });

  it('somebody else’s text on the clipboard stays there when the time is up', async () => {
    await start();
    await copyFirst();
    const owner = startProgram('xclip', ['-quiet', '-selection', 'clipboard', '-i'], {
      env: desktop.env,
      stdio: ['pipe', 'ignore', 'ignore'],
    });
    owner.stdin?.end('my own text');
    const ownText = async () => (await readSelection(desktop.env, 'clipboard')) === 'my own text';
    await eventually('the text on the clipboard', async () => ((await ownText()) ? true : null));
    await app.quit();
    expect(await ownText()).toBe(true);
    await endProgram(owner);
    await start();
  });
});
