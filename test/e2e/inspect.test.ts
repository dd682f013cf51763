import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Bridge } from '../../src/shared/contract/contract.ts';
import { hasServers } from '../cluster/binaries.ts';
import { startCluster, type Cluster } from '../cluster/cluster.ts';
import { axeFindings } from './axe-findings.ts';
import { startDesktop, type Desktop } from '../desktop/desktop.ts';
import { eventually } from '../desktop/processes.ts';
import { readSelection, writeSelection } from '../desktop/x-clipboard.ts';
import { step } from '../step.ts';
import { findInFiles, findInProcesses, placesOfRun } from './canary.ts';
import { recordIpc, sentToPage } from './ipc-canary.ts';
import { startApp, type App } from './start-app.ts';

const rbac = '/apis/rbac.authorization.k8s.io/v1';
const accounts = '/api/v1/namespaces/home/serviceaccounts';

describe.skipIf(!hasServers)('Inspect, in the window on the real API server with RBAC', () => {
  let cluster: Cluster;
  let desktop: Desktop;
  let app: App;
  let page: Page;
  let token: string;

  beforeAll(async () => {
    [cluster, desktop] = await Promise.all([startCluster({ rbac: true }), startDesktop()]);
    await cluster.request('POST', '/api/v1/namespaces', { metadata: { name: 'home' } });
    await cluster.request('POST', accounts, { metadata: { name: 'robot' } });
    await cluster.request('POST', `${rbac}/clusterroles`, {
      metadata: { name: 'secretary' },
      rules: [{ verbs: ['create', 'list'], apiGroups: [''], resources: ['secrets'] }],
    });
    await cluster.request('POST', `${rbac}/namespaces/home/rolebindings`, {
      metadata: { name: 'secretary' },
      roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: 'secretary' },
      subjects: [{ kind: 'ServiceAccount', namespace: 'home', name: 'robot' }],
    });
    token = (await cluster.request('POST', `${accounts}/robot/token`, { spec: {} })).body.status
      .token as string;
    app = await startApp(desktop, ['--snap-data', cluster.snapData.current]);
    page = await app.page();
    page.setDefaultTimeout(10_000);
    await recordIpc(app);
    await page.getByText('Reachable').waitFor();
  });
  afterEach(() => expect(app.complaints).toEqual([]));
  afterAll(async () => {
    await app.quit();
    await desktop.stop();
    await cluster.stop();
  });

  /** Opens Inspect and pastes a text that another program put on the clipboard. */
  async function paste(text: string): Promise<void> {
    const owner = await writeSelection(desktop.env, text);
    await page.getByRole('button', { name: 'Settings', exact: true }).click();
    await page.getByRole('button', { name: 'Inspect', exact: true }).click();
    await page.getByLabel('Token', { exact: true }).focus();
    await page.keyboard.press('Control+V');
    await owner.release();
  }
  /** That no file, argument list or environment holds one of these. */
  function expectNoTrace(secrets: readonly string[]): void {
    expect.soft(findInFiles(secrets, placesOfRun(desktop, [cluster.snapData.root]))).toEqual([]);
    expect.soft(findInProcesses(secrets, app.electron.process().pid!)).toEqual([]);
  }
  const fact = (term: string) => page.locator('.fact').filter({ has: page.getByText(term, { exact: true }) });

  const verdict = () => page.getByRole('region', { name: 'Verdict' });

  it('lets no script of the page read the clipboard', async () => {
    const owner = await writeSelection(desktop.env, 'what another program copied');
    const stolen = await page.evaluate(() => {
      const field = document.createElement('textarea');
      document.body.append(field);
      field.focus();
      let seen = '';
      document.addEventListener('paste', (event) => (seen += event.clipboardData?.getData('text') ?? ''));
      // eslint-disable-next-line @typescript-eslint/no-deprecated -- it is what a thief would try
      document.execCommand('paste');
      const { value } = field;
      field.remove();
      return value + seen;
    });
    expect(stolen).toBe('');
    await owner.release();
  });

  it('tells of a pasted token, writes it down where it is asked to, and lets go of it', async () => {
    await step('tells a pasted token by keyboard alone, and asks the cluster only when told to', async () => {
      await paste(token);
      await fact('Signature').getByText('Valid').waitFor();
      await fact('Whose').getByText('system:serviceaccount:home:robot').first().waitFor();
      await page.getByRole('rowheader', { name: 'When it expires' }).waitFor();
      await page.getByRole('region', { name: 'Claims, proven by the cluster’s keys' }).waitFor();
      await fact('Accepted').getByText('Not asked yet').waitFor();
      await verdict().getByText('Signed by this cluster and good for').waitFor();
      await verdict().getByRole('button', { name: 'Ask the cluster' }).focus();
      await page.keyboard.press('Enter');
      await fact('Accepted').getByText('Yes').waitFor();
      await fact('Accepted').getByText('Meant for https://kubernetes.default.svc').waitFor();
    });

    await step('tells what it may do in the namespace, and how a thief could keep it', async () => {
      await page.getByRole('cell', { name: 'secrets' }).waitFor();
      await verdict()
        .getByText(/^Valid for .+ at this cluster; a thief could keep it$/)
        .waitFor();
      const thief = page.getByRole('region', { name: 'Could a thief keep it?' });
      await thief.getByText('Make a Secret and read it').waitFor();
      await thief.getByText('create, list on secrets').waitFor();
      await page.getByLabel('Namespace', { exact: true }).selectOption('default');
      await thief.getByText('No known way').waitFor();
    });

    await step('says where it is kept, and tries it out', async () => {
      const places = page.getByRole('region', { name: 'Where is this token kept?' });
      await places.getByText('Not in the cluster: it keeps no copy').waitFor();
      await places.getByText('until you leave this view').waitFor();
      await page.getByRole('button', { name: 'Try it' }).click();
      await page.getByText('403: accepted, but it may not list the pods').waitFor();
    });

    await step('copies a line without the token, and with it only after a warning', async () => {
      const copied = (fits: (text: string) => boolean) =>
        eventually('the line on the clipboard', async () => {
          const text = await readSelection(desktop.env, 'clipboard');
          return text !== null && fits(text) ? text : null;
        });
      await page.getByRole('button', { name: 'Copy line' }).first().click();
      expect(await copied((text) => text.startsWith('read -rs TOKEN && kubectl '))).not.toContain(token);
      await page.getByRole('button', { name: 'With the token inside…' }).first().click();
      await page.getByRole('dialog').getByText('history file').waitFor();
      await page.getByRole('button', { name: 'Copy with token' }).click();
      expect(await copied((text) => text.startsWith('TOKEN='))).toContain(token);
      await page.getByText('On the clipboard, until').waitFor();
    });

    await step('exports a kubeconfig after a warning, to the file that is chosen', async () => {
      const file = join(desktop.home, 'robot.kubeconfig');
      await app.electron.evaluate(({ dialog }, filePath) => {
        dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
      }, file);
      await page.getByRole('button', { name: 'Export kubeconfig…' }).click();
      await page.getByRole('dialog').getByText('mode 0600').waitFor();
      expect(existsSync(file)).toBe(false);
      const dialog = page.getByRole('dialog');
      await dialog.getByText('works on this machine only').waitFor();
      await dialog.getByRole('radio', { name: 'On another machine' }).waitFor();
      expect(await axeFindings(page)).toEqual([]);
      await page.getByRole('button', { name: 'Choose a file…' }).click();
      await page
        .getByText(`Written to ${file}, readable by you alone. It works on this machine only.`)
        .waitFor();
      expect(statSync(file).mode & 0o777).toBe(0o600);
      expect(readFileSync(file, 'utf8')).toContain(token);
      await app.electron.evaluate((_electron, path) => {
        process.getBuiltinModule('node:fs').rmSync(path);
      }, file);
    });

    await step('holds no copy in the page or elsewhere, and lets go of it when the view closes', async () => {
      const shown = await page.evaluate(() => document.documentElement.outerHTML);
      const values = await page.evaluate(() =>
        [...document.querySelectorAll('input')].map(({ value }) => value).join(),
      );
      expect(`${shown}${values}${(await sentToPage(app)).join()}`).not.toContain(token);
      const ids = (await sentToPage(app)).flatMap((sent) => /"value":\{"id":"([^"]+)"/.exec(sent)?.[1] ?? []);
      await page.getByRole('button', { name: 'Overview', exact: true }).click();
      const reply = await page.evaluate(
        (id) =>
          (globalThis as unknown as { keyfob: Bridge }).keyfob.invoke('inspect:read', {
            subject: { kind: 'pasted', id },
          }),
        ids.at(-1)!,
      );
      expect(reply).toEqual({ ok: false, error: { code: 'token-not-held' } });
      expectNoTrace([token]);
    });
  });

  it('knows the static admin token, and leaves it nowhere', async () => {
    await paste(cluster.snapData.adminToken);
    await fact('Kind').getByText('Static token: a row of the cluster’s token file').waitFor();
    await fact('Whose').getByText('system:masters').waitFor();
    await fact('Expires').getByText('Never').waitFor();
    await verdict().getByText('Never expires: a thief needs nothing more').waitFor();
    const rights = page.getByRole('heading', { name: 'What it may do' });
    expect(await rights.count()).toBe(0);
    await verdict().getByRole('button', { name: 'Ask the cluster' }).click();
    await rights.waitFor();
    await page.getByText('It may do everything', { exact: true }).waitFor();
    await verdict().getByText('Never expires and may do everything: a thief needs nothing more').waitFor();
    await page.getByText('In the token file').waitFor();
    expectNoTrace([cluster.snapData.adminToken]);
  });

  it('tells of a token for another audience that the API server refuses it, and not what it may do', async () => {
    const minted = await cluster.request('POST', `${accounts}/robot/token`, {
      spec: { audiences: ['vault'] },
    });
    await paste(minted.body.status.token as string);
    await verdict().getByRole('button', { name: 'Ask the cluster' }).click();
    await fact('Accepted').getByText('the API server and dashboards refuse it').waitFor();
    await fact('Accepted').getByText('Meant for vault').waitFor();
    await verdict().getByText('Not for this API server: it is meant for vault').waitFor();
    await page.getByRole('button', { name: 'Try it' }).click();
    await page.getByText('401: the API server does not accept it').waitFor();
    for (const name of ['What it may do', 'Could a thief keep it?'])
      expect(await page.getByRole('heading', { name }).count()).toBe(0);
  });

  it('keeps a foreign token on this machine, and shows hostile claims as escapes', async () => {
    const encode = (json: string) => Buffer.from(json).toString('base64url');
    const header = encode('{"alg":"HS256","kid":"k\\u200b"}');
    const claims =
      '{"sub":"a\\u202eb\\u0000<img src=x onerror=alert(1)>","exp":1e300,"__proto__":{"admin":true}}';
    const hostile = `${header}.${encode(claims)}.c2ln`;
    await paste(hostile);
    await fact('Kind').getByText('A JWT, but no service account token').waitFor();
    await fact('Signature').getByText('Proves nothing').waitFor();
    await verdict().getByText('Its signature proves nothing: do not trust what follows').waitFor();
    await page.getByRole('region', { name: 'Claims, not proven' }).waitFor();
    await fact('Accepted').getByText('so it stays here').waitFor();
    await fact('Expires').getByText('the API server refuses it').waitFor();
    await page.getByText('a\\u{202e}b\\u{0}<img src=x onerror=alert(1)>', { exact: true }).waitFor();
    await page.getByText('k\\u{200b}', { exact: true }).waitFor();
    expect(await page.getByRole('button', { name: 'Try it' }).count()).toBe(0);
  });

  it('tells a forged token at first sight, and what contradicts itself in it', async () => {
    const [header = '', payload = '', signature = ''] = token.split('.');
    const claims = JSON.parse(Buffer.from(payload, 'base64url').toString()) as Record<string, unknown>;
    const other = { ...claims, sub: 'system:serviceaccount:kube-system:admin' };
    await paste(`${header}.${Buffer.from(JSON.stringify(other)).toString('base64url')}.${signature}`);
    await verdict().getByText('Forged: do not trust what follows').waitFor();
    await page.getByText('“sub” names system:serviceaccount:kube-system:admin').waitFor();
    await page.getByRole('region', { name: 'Claims, not proven' }).waitFor();
    expect(await verdict().getByRole('button').count()).toBe(0);
  });

  it('says of a token that was cut off only that, and shows what can be read of it', async () => {
    const cutOff = 'This looks like a JWT that was cut off (its end is missing)';
    const claims = page.getByRole('region', { name: 'Claims, not proven' });
    await paste(token.slice(0, -30));
    await verdict().getByText(cutOff).waitFor();
    await claims.getByText('kubernetes.io.serviceaccount.name').waitFor();
    await paste(token.slice(0, token.indexOf('.') + 200));
    await verdict().getByText(cutOff).waitFor();
    await claims.getByText('RS256', { exact: true }).waitFor();
    await claims.getByText('https://kubernetes.default.svc').first().waitFor();
    expect(await verdict().getByRole('button').count()).toBe(0);
    expect(await axeFindings(page)).toEqual([]);
  });

  it('says of a deleted account that its token is revoked', async () => {
    await cluster.request('POST', accounts, { metadata: { name: 'leaver' } });
    const minted = await cluster.request('POST', `${accounts}/leaver/token`, { spec: {} });
    await cluster.request('DELETE', `${accounts}/leaver`);
    await paste(minted.body.status.token as string);
    await verdict().getByRole('button', { name: 'Ask the cluster' }).click();
    await verdict().getByText('Revoked: its service account was deleted').waitFor();
  });

  it('says of what is no token only that', async () => {
    const terms = () => page.locator('dt').allInnerTexts();
    await paste('eyJhbGciOiJSUzI1NiJ9.eyJpc3Mi.c2ln');
    await fact('Kind').getByText('Paste it from the first to the last character').waitFor();
    expect(await terms()).toEqual(['Token', 'Kind']);
    expect(await page.getByRole('heading', { name: 'Where is this token kept?' }).count()).toBe(0);
    await paste('no-token-at-all');
    await fact('Kind').getByText('in no token file of this cluster').waitFor();
    await page.getByRole('heading', { name: 'Where is this token kept?' }).waitFor();
    expect(await terms()).toEqual(['Token', 'Kind']);
  });

  it('lets one choose by keyboard which token of a kubeconfig is inspected, and never has another', async () => {
    await cluster.request('POST', accounts, { metadata: { name: 'gardener' } });
    const minted = await cluster.request('POST', `${accounts}/gardener/token`, { spec: {} });
    const second = minted.body.status.token as string;
    const users = Object.entries({ robot: token, gardener: second })
      .map(([name, each]) => `- name: ${name}\n  user:\n    token: ${each}\n`)
      .join('');
    await paste(`apiVersion: v1\nkind: Config\nusers:\n${users}`);
    await page.getByRole('heading', { name: 'Which of these 2 tokens?' }).waitFor();
    const list = page.getByRole('list', { name: 'Which of these 2 tokens?' });
    expect(await list.getByRole('button').allInnerTexts()).toEqual([
      expect.stringContaining('home/robot'),
      expect.stringContaining('home/gardener'),
    ]);
    await list.getByText('user gardener of a kubeconfig').waitFor();
    expect(await page.locator('dt').count()).toBe(0);
    expect(await axeFindings(page)).toEqual([]);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await fact('Whose').getByText('system:serviceaccount:home:gardener').first().waitFor();
    await page.getByText('Found in what was pasted: user gardener of a kubeconfig').waitFor();
    const sent = (await sentToPage(app)).join();
    for (const each of [token, second]) expect(sent).not.toContain(each);
  });

  it('takes what is pasted into no field, in the place of the token that is shown', async () => {
    await paste('no-token-at-all');
    await verdict().getByText('nothing can be said about it').waitFor();
    const owner = await writeSelection(desktop.env, token);
    await page.getByRole('heading', { level: 1 }).click();
    await page.keyboard.press('Control+V');
    await verdict().getByText('Signed by this cluster and good for').waitFor();
    await owner.release();
  });

  it('says of a token with a character too many that this was left out', async () => {
    await paste(`${token}%`);
    await verdict().getByText('Signed by this cluster and good for').waitFor();
    await page.getByText('was left out').waitFor();
    await paste(Buffer.from(token).toString('base64'));
    await page.getByText('on a line of its own, line 1, as base64').waitFor();
  });

  it('takes a choice that is clicked twice once', async () => {
    const others = token.split('.');
    const second = [others[0], others[1], others[2]!.split('').reverse().join('')].join('.');
    await paste(`first: ${token}\nsecond: ${second}\n`);
    await page.getByRole('list', { name: 'Which of these 2 tokens?' }).getByRole('button').first().dblclick();
    await verdict().getByText('Signed by this cluster and good for').waitFor();
    expect(await page.getByRole('group', { name: 'Problem' }).count()).toBe(0);
  });

  it('lets go of a text whose page was left before the reply', async () => {
    const before = (await sentToPage(app)).length;
    const owner = await writeSelection(desktop.env, token);
    await page.getByRole('button', { name: 'Settings', exact: true }).click();
    await page.getByRole('button', { name: 'Inspect', exact: true }).click();
    await page.getByLabel('Token', { exact: true }).focus();
    // In one task of the page, so that no reply can come between.
    await page.evaluate(() => {
      document.addEventListener(
        'paste',
        () =>
          queueMicrotask(() =>
            [...document.querySelectorAll('nav button')]
              .find(({ textContent }) => textContent.startsWith('Settings'))
              ?.dispatchEvent(new MouseEvent('click', { bubbles: true })),
          ),
        { once: true },
      );
    });
    await page.keyboard.press('Control+V');
    await page.getByRole('heading', { name: 'Settings', level: 1 }).waitFor();
    await owner.release();
    const id = await eventually('the id of what was pasted', async () =>
      (await sentToPage(app))
        .slice(before)
        .flatMap((sent) => /"value":\{"id":"([^"]+)","found"/.exec(sent)?.[1] ?? [])
        .at(-1),
    );
    const read = () =>
      page.evaluate(
        (id) =>
          (globalThis as unknown as { keyfob: Bridge }).keyfob.invoke('inspect:read', {
            subject: { kind: 'pasted', id },
          }),
        id,
      );
    await expect.poll(read).toEqual({ ok: false, error: { code: 'token-not-held' } });
  });

  it.each([
    [
      'a private key',
      '-----BEGIN PRIVATE KEY-----\nMIIB\n-----END PRIVATE KEY-----',
      'This is a private key',
    ],
    ['nothing but spaces', '   ', 'There was no token in what was pasted.'],
    ['a megabyte', 'e'.repeat(1_000_000), 'This text has 1000000 characters'],
    ['a megabyte of claims', `e30.${'A'.repeat(1_000_000)}.e30`, 'no token of a cluster is longer'],
    ['thousands of claims', manyClaims(), 'more claims are not shown'],
    ['a cut token', 'eyJhbGciOiJSUzI1NiJ9.eyJpc3Mi.c2ln', 'This looks like a JWT, but cannot be read'],
  ])('answers %s in words', async (_name, text, words) => {
    await paste(text);
    await page.getByText(words).waitFor();
  });
});

function manyClaims(): string {
  const claims = Object.fromEntries(Array.from({ length: 1000 }, (_, at) => [`claim-${at}`, `value ${at}`]));
  return `e30.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.c2ln`;
}
