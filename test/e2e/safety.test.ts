import { chmodSync, existsSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { formatDate, formatMoment } from '../../src/shared/words/text/format-time.ts';
import { hasServers } from '../cluster/binaries.ts';
import { Authority } from '../cluster/certificates.ts';
import { startCluster, type Cluster } from '../cluster/cluster.ts';
import { startDesktop, type Desktop } from '../desktop/desktop.ts';
import { eventually } from '../desktop/processes.ts';
import { readSelection } from '../desktop/x-clipboard.ts';
import { step } from '../step.ts';
import { axeViolations } from './axe-violations.ts';
import { startApp, type App } from './start-app.ts';

const dayMs = 86_400_000;
const names = [{ type: 'ip' as const, value: '127.0.0.1' }];

/** The dates of a PEM file, in the zone of the app. */
async function notAfter(file: string): Promise<number> {
  const { X509Certificate } = await import('node:crypto');
  return Date.parse(new X509Certificate(readFileSync(file)).validTo);
}

describe.skipIf(!hasServers)('lifetimes and safety on the Overview', () => {
  let cluster: Cluster;
  let desktop: Desktop;
  let app: App;
  let page: Page;
  let at: (name: string) => string;

  beforeAll(async () => {
    [cluster, desktop] = await Promise.all([startCluster({ rbac: true }), startDesktop()]);
    at = (name) => join(cluster.snapData.current, name);
    app = await startApp(desktop, ['--snap-data', cluster.snapData.current]);
    page = await app.page();
    page.setDefaultTimeout(10_000);
    await page.getByText('Reachable').waitFor();
  });
  afterEach(() => {
    // The page broke no rule of its content security policy, either.
    expect(app.complaints).toEqual([]);
  });
  afterAll(async () => {
    await app.quit();
    await desktop.stop();
    await cluster.stop();
  });

  const finding = (words: string): Locator => page.getByRole('listitem').filter({ hasText: words });
  /** Unfolds a finding, unless it was and came back, and gives it. */
  async function unfold(words: string): Promise<Locator> {
    const fold = finding(words).locator('.finding-fold');
    if ((await fold.getAttribute('aria-expanded')) === 'false') await fold.click();
    return finding(words);
  }

  const filesOpen = 'Other users of this machine can read files with secrets.';
  /** Lets other users read a secret, until the returned function is called. */
  function letOthersRead(): () => void {
    for (const folder of ['..', '.', 'credentials']) chmodSync(at(folder), 0o755);
    const file = at('credentials/client.config');
    const { mode } = statSync(file);
    chmodSync(file, 0o664);
    return () => chmodSync(file, mode);
  }

  const bar = (name: string): Locator => page.getByRole('button', { name: new RegExp(`^${name}[ ,]`) });

  it('says the exact date under the focus, and opens what is chosen, by keyboard alone', async () => {
    await page.getByRole('button', { name: 'Show as table' }).focus();
    await page.keyboard.press('Tab');
    await page.keyboard.press('End');
    await page.keyboard.press('Home');
    const focused = page.locator('[data-id]:focus');
    expect(await focused.getAttribute('data-id')).toBe('certificate:server.crt');
    const expiry = formatMoment(await notAfter(at('certs/server.crt')));
    expect(await focused.getAttribute('aria-label')).toBe(
      `API server (server.crt) 365 days, Certificate: expires ${expiry}`,
    );
    await page.getByText(`Expires ${expiry}`).waitFor();
    await page.keyboard.press('Escape');
    await page.getByText(`Expires ${expiry}`).waitFor({ state: 'detached' });
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'API server (server.crt)', exact: true }).waitFor();
    await page.getByText('Signed by the CA of this cluster; checked against its key').waitFor();
    await page.getByRole('button', { name: 'Overview', exact: true }).click();
  });

  it('is a table too', async () => {
    await page.getByRole('button', { name: 'Show as table' }).click();
    const table = page.getByRole('table', { name: 'Lifetimes' });
    expect(await table.getByRole('row').count()).toBe(10);
    await table
      .getByRole('row', { name: /^Cluster CA \(ca\.crt\) Certificate .* in 10 years Fine$/ })
      .waitFor();
    await table.getByRole('row', { name: /^admin Static admin token Never Never expires$/ }).waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Show as timeline' }).click();
  });

  it('flags certificates with a day left, says how to renew them, and is quiet once they are renewed', async () => {
    const before = ['certs/server.crt', 'certs/server.key'].map((name) => readFileSync(at(name)));
    const added = ['ca.key', 'client.key', 'client.crt'].map((name) => at(`certs/front-proxy-${name}`));
    expect(added.filter((file) => existsSync(file))).toEqual([]);
    const server = await cluster.snapData.authority.issue({
      subject: 'CN=127.0.0.1',
      usage: 'server',
      names,
      days: 1,
    });
    const front = await Authority.create('CN=front-proxy-ca');
    const proxy = await front.issue({ subject: 'CN=front-proxy-client', usage: 'client', days: 1 });
    writeFileSync(at('certs/front-proxy-ca.key'), front.keyPem);
    writeFileSync(at('certs/front-proxy-client.key'), proxy.key);
    writeFileSync(at('certs/server.key'), server.key);
    writeFileSync(at('certs/server.crt'), server.certificate);
    writeFileSync(at('certs/front-proxy-client.crt'), proxy.certificate);
    const ends = formatDate(await notAfter(at('certs/server.crt')));
    const ending = await unfold(`API server (server.crt) expires on ${ends}.`);
    await ending.getByText('sudo microk8s refresh-certs -e server.crt').waitFor();
    await ending.getByRole('button', { name: 'Renew (command to copy)' }).click();
    expect(await page.locator('*:focus').innerText()).toBe('Copy command');
    await (
      await unfold('Front proxy client (front-proxy-client.crt) expires on')
    )
      .getByText('sudo microk8s refresh-certs -e front-proxy-client.crt')
      .waitFor();
    await ending.getByRole('button', { name: 'Copy command' }).click();
    await ending.getByText('Copied').waitFor();
    await eventually('the command on the clipboard', async () => {
      const text = await readSelection(desktop.env, 'clipboard');
      return text === 'sudo microk8s refresh-certs -e server.crt' ? true : null;
    });
    await bar('API server \\(server\\.crt\\) (?:24 h|23 h \\d+ min)').waitFor();
    expect(await axeViolations(page)).toEqual([]);

    writeFileSync(at('certs/server.key'), before[1]!);
    writeFileSync(at('certs/server.crt'), before[0]!);
    for (const file of added) rmSync(file);
    await ending.waitFor({ state: 'detached' });
    await bar('API server \\(server\\.crt\\) 365 days').waitFor();
  });

  it('flags a certificate that has expired and one that the CA did not sign', async () => {
    const other = await Authority.create();
    const pair = await other.issue({
      subject: 'O=system:masters,CN=admin',
      usage: 'client',
      startDays: -9,
      days: -1,
    });
    const before = readFileSync(at('certs/client.crt'));
    writeFileSync(at('certs/client.crt'), pair.certificate);
    await finding('Administrator (client.crt) expired on').waitFor();
    await finding('Administrator (client.crt) was not signed by the CA of this cluster.').waitFor();
    writeFileSync(at('certs/client.crt'), before);
    await finding('Administrator (client.crt)').first().waitFor({ state: 'detached' });
  });

  it('says on the screen that a finding led to that it is settled, and not while the cluster cannot be read', async () => {
    const pair = await (
      await Authority.create()
    ).issue({ subject: 'O=system:masters,CN=admin', usage: 'client', days: 300 });
    const [certificate, kubeconfig] = [at('certs/client.crt'), at('credentials/client.config')];
    const before = { certificate: readFileSync(certificate), kubeconfig: readFileSync(kubeconfig) };
    const foreign = 'Administrator (client.crt) was not signed by the CA of this cluster.';
    writeFileSync(certificate, pair.certificate);
    await (await unfold(foreign)).getByRole('button', { name: 'Show certificate' }).click();
    await page.getByRole('heading', { level: 1, name: 'Certificates' }).waitFor();
    const here = page.getByRole('region', { name: 'Safety' });
    await here.getByText(foreign).waitFor();

    writeFileSync(kubeconfig, new Uint8Array([0, 255, 0, 254]));
    await page.getByText('client.config holds binary data where text belongs.').first().waitFor();
    expect(await page.getByText('This is settled:').count()).toBe(0);
    writeFileSync(kubeconfig, before.kubeconfig);
    await here.getByText(foreign, { exact: true }).waitFor();
    writeFileSync(certificate, before.certificate);
    await here.getByText(`This is settled: ${foreign}`).waitFor();
    await page.getByRole('button', { name: 'Overview', exact: true }).click();
    await page.getByText('Unsafe: 1 soon', { exact: true }).waitFor();
  });

  it('flags files that others can read, by their mode bits, until the rights are taken away', async () => {
    const close = letOthersRead();
    const open = await unfold(filesOpen);
    await open.getByText(/^sudo chmod o-rwx \/\S+\/credentials\/client\.config$/).waitFor();
    close();
    await open.waitFor({ state: 'detached' });
  });

  it('puts the focus on a finding when it is asked for, and not when it comes back', async () => {
    const open = finding(filesOpen);
    let close = letOthersRead();
    await open.waitFor();
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox', { name: 'Find anything' }).fill(filesOpen);
    await page.keyboard.press('Enter');
    await page.locator('.finding-fold[aria-expanded="true"]:focus').filter({ hasText: filesOpen }).waitFor();
    await page.getByRole('button', { name: 'Show as table' }).focus();
    close();
    await open.waitFor({ state: 'detached' });
    close = letOthersRead();
    await open.getByRole('button', { name: 'Copy command' }).waitFor();
    expect(await page.locator('*:focus').innerText()).toBe('Show as table');
    close();
    await open.waitFor({ state: 'detached' });
  });

  // In this order: it is remembered for as long as the app runs how old a token was.
  it('finds nothing unsafe in a quiet cluster, and then tokens of last year and files that disagree', async () => {
    await step('a bar for each credential, and nothing unsafe', async () => {
      await bar('API server \\(server\\.crt\\)').waitFor();
      expect(await page.locator('[data-id]').count()).toBe(9);
      await page.getByText('Unsafe: 1 soon', { exact: true }).waitFor();
      expect(await page.locator('.finding .degree').allInnerTexts()).toEqual(['Soon']);
      await finding('The admin token never expires.').waitFor();
    });
    const file = at('credentials/known_tokens.csv');
    const before = readFileSync(file, 'utf8');
    const longAgo = (Date.now() - 400 * dayMs) / 1000;
    utimesSync(file, longAgo, longAgo);
    await (
      await unfold('5 static tokens are more than a year old')
    )
      .getByText(formatDate(longAgo * 1000))
      .waitFor();
    writeFileSync(file, before.replace(cluster.snapData.adminToken, 'another'));
    const differs = finding('client.config and the token file disagree.');
    await differs.getByRole('button', { name: 'Look again' }).waitFor();
    await finding('4 static tokens are more than a year old').waitFor();
    writeFileSync(file, before);
    await differs.waitFor({ state: 'detached' });
  });
});
