import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createCertificates } from '../../src/main/adapters/x509/certificates.ts';
import { readTokenFile } from '../../src/main/core/files/token-file/token-file.ts';
import { rotationStateFolder } from '../../src/main/core/files/journal/journal.ts';
import { hasServers } from '../cluster/binaries.ts';
import { startCluster, type Cluster } from '../cluster/cluster.ts';
import { startSnapProgram, type SnapProgram } from '../cluster/snap-program.ts';
import { openApi } from '../contract/api-client.ts';
import { startDesktop, type Desktop } from '../desktop/desktop.ts';
import { step } from '../step.ts';
import { axeFindings } from './axe-findings.ts';
import { findInFiles, findInProcesses, placesOfRun } from './canary.ts';
import { recordIpc, sentToPage } from './ipc-canary.ts';
import { startApp, startDemo, type App } from './start-app.ts';

/** The admin token as the token file holds it. */
function adminRow(snapData: string): string {
  const read = readTokenFile(readFileSync(join(snapData, 'credentials/known_tokens.csv')));
  if (!read.ok) throw new Error(read.error.problem);
  return read.rows.find(({ user }) => user === 'admin')!.token.reveal();
}

/** What the API server answers to a token. */
async function statusFor(snapData: string, token: string): Promise<number> {
  const api = openApi(snapData);
  const { status } = await api.call('GET', '/readyz', undefined, token);
  api.close();
  return status;
}

async function rotate(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Rotate admin token…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Rotate the admin token?' });
  await dialog.getByText('Every other byte of the two files stays.').waitFor();
  expect(await axeFindings(page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Rotate', exact: true }).click();
  await page.getByText('Rotated. The API server accepts the new token and refuses the old one.').waitFor();
}

/** The steps as they stand: how each ended, and what it was. */
async function steps(page: Page): Promise<string[]> {
  const list = page.getByRole('region', { name: 'Rotation of the admin token' }).getByRole('listitem');
  const lines = await list.all();
  return Promise.all(
    lines.map(async (line) => `${await line.getAttribute('data-status')} ${await line.innerText()}`),
  );
}

const allDone = [
  'done Check that nothing stands in the way',
  'done Make a new token',
  'done Back up the old token, for root only',
  'done Write the new token into the token file',
  'done Write the new token into client.config',
  'done Restart the API server',
  'done The API server accepts the new token, as admin in system:masters',
  'done The API server refuses the old token (401)',
  'done Tidy up',
];

async function undo(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Undo this rotation…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Undo this rotation?' });
  await dialog.getByText('The old token becomes valid again').waitFor();
  await dialog.getByRole('button', { name: 'Undo', exact: true }).click();
  await page.getByText('Undone. The API server accepts the old token again.').waitFor();
}

describe('rotating the demo’s admin token', () => {
  let desktop: Desktop;
  let app: App;
  let page: Page;
  let snapData: string;
  let kubeconfig: string;
  let oldToken: string;
  let newToken: string;

  beforeAll(async () => {
    desktop = await startDesktop();
    app = await startDemo(desktop);
    page = await app.page();
    await page.getByText('Reachable').waitFor();
    await recordIpc(app);
    const shown = await page
      .getByText(/keyfob-demo-/)
      .first()
      .innerText();
    snapData = /\/\S*keyfob-demo-[^/\s]+\/current/.exec(shown)![0];
    oldToken = adminRow(snapData);
    kubeconfig = join(desktop.home, '.kube/config');
    mkdirSync(dirname(kubeconfig), { recursive: true });
    writeFileSync(
      kubeconfig,
      `# mine\r\n${readFileSync(join(snapData, 'credentials/client.config'), 'utf8')}`,
      { mode: 0o640 },
    );
  });
  afterAll(async () => {
    await app.quit();
    await desktop.stop();
  });

  it('shows what there is, rotates with proof, updates the copy, goes back, and removes the old token for good', async () => {
    await step('the rows with masked tokens, and the copy in the user’s kubeconfig', async () => {
      await page.getByRole('button', { name: 'Admin credential', exact: true }).click();
      const row = page.getByRole('row', { name: /^admin/ });
      await row.waitFor();
      expect(await row.innerText()).toContain(`${oldToken.slice(0, 6)}…${oldToken.slice(-6)}`);
      const copies = page.getByRole('region', { name: 'Copies of the admin token' });
      await copies.getByText(kubeconfig).waitFor();
      await copies.getByText('Your kubeconfig, holds the current token').waitFor();
      await copies.getByText('Looked into').click();
      await copies.getByText(dirname(kubeconfig), { exact: true }).waitFor();
    });
    await step('each step, and the API server takes the new token and not the old one', async () => {
      await rotate(page);
      expect(await steps(page)).toEqual(allDone);
      expect(await axeFindings(page)).toEqual([]);
      newToken = adminRow(snapData);
      expect(newToken).not.toBe(oldToken);
      expect(await statusFor(snapData, newToken)).toBe(200);
      expect(await statusFor(snapData, oldToken)).toBe(401);
    });
    await step('the proof: times, the ends of both tokens, 200 and 401, and no secret', async () => {
      const file = join(desktop.home, 'proof.txt');
      await app.electron.evaluate(({ dialog }, filePath) => {
        dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
      }, file);
      await page.getByRole('button', { name: 'Save proof…' }).click();
      await page.getByText(`Written to ${file}, readable by you alone.`).waitFor();
      expect(statSync(file).mode & 0o777).toBe(0o600);
      const proof = readFileSync(file, 'utf8');
      for (const token of [oldToken, newToken]) {
        expect(proof).toContain(`${token.slice(0, 6)}…${token.slice(-6)}`);
        expect(proof).not.toContain(token);
      }
      expect(proof).toMatch(/^\S+Z {2}https:\S+ {2}200 for the new token, as admin in system:masters$/m);
      expect(proof).toMatch(/^\S+Z {2}https:\S+ {2}401 for the old token$/m);
      await page.getByRole('button', { name: 'Copy proof' }).click();
      await page.getByText('Copied', { exact: true }).waitFor();
    });
    await step('the new token in the user’s kubeconfig, and every other byte as it was', async () => {
      const before = readFileSync(kubeconfig, 'utf8');
      await page.getByRole('button', { name: `Put the new token in: ${kubeconfig}` }).click();
      await page.getByText(`Updated ${kubeconfig}; what it held is in`).waitFor();
      expect(readFileSync(kubeconfig, 'utf8')).toBe(before.replace(oldToken, newToken));
    });
    await step('back to the old token, after saying that it becomes valid again', async () => {
      await page.getByRole('button', { name: 'Close' }).click();
      await undo(page);
      expect(adminRow(snapData)).toBe(oldToken);
      expect(await statusFor(snapData, oldToken)).toBe(200);
      expect(await statusFor(snapData, newToken)).toBe(401);
    });
    await step('the old token removed for good, after which there is nothing to go back to', async () => {
      await page.getByRole('button', { name: 'Close' }).click();
      await rotate(page);
      await page.getByRole('button', { name: 'Close' }).click();
      await page.getByRole('button', { name: 'Remove the old token…' }).click();
      const dialog = page.getByRole('dialog', { name: 'Remove the old token now?' });
      await dialog.getByText('This rotation cannot be undone then.').waitFor();
      expect(await axeFindings(page)).toEqual([]);
      await dialog.getByRole('button', { name: 'Remove', exact: true }).click();
      await page.getByText('The backup is removed: the old token is gone for good.').waitFor();
      await page.getByRole('button', { name: 'Undo this rotation…' }).waitFor({ state: 'detached' });
      expect(await statusFor(snapData, adminRow(snapData))).toBe(200);
      expect(await statusFor(snapData, oldToken)).toBe(401);
    });
    await step('the rotation in the activity list', async () => {
      await page.getByRole('button', { name: 'Activity' }).click();
      await page.getByText('Static token rotated', { exact: false }).first().waitFor();
      await page.getByRole('button', { name: 'Admin credential', exact: true }).click();
    });
    await step('no token sent to the page, and none in arguments or environments', async () => {
      const sent = (await sentToPage(app)).join('\n');
      expect([oldToken, newToken].filter((token) => sent.includes(token))).toEqual([]);
      expect(findInProcesses([oldToken, newToken], app.electron.process().pid!)).toEqual([]);
      expect(app.complaints).toEqual([]);
    });
  }, 240_000);
});

/** As root the window starts the engine directly. */
describe.skipIf(!hasServers || process.getuid?.() !== 0)('rotating on the real API server', () => {
  let cluster: Cluster;
  let snap: SnapProgram;
  let desktop: Desktop;
  let app: App;
  let page: Page;
  let oldToken: string;
  let newToken: string;

  beforeAll(async () => {
    [cluster, desktop] = await Promise.all([startCluster(), startDesktop()]);
    snap = await startSnapProgram(cluster);
    oldToken = cluster.snapData.adminToken;
    const rootDesktop = { ...desktop, env: { ...desktop.env, PATH: snap.path } };
    app = await startApp(rootDesktop, ['--snap-data', cluster.snapData.current]);
    page = await app.page();
    await page.getByText('Reachable').waitFor();
    await page.getByRole('button', { name: 'Admin credential', exact: true }).click();
  });
  afterAll(async () => {
    await app.quit();
    await desktop.stop();
    await snap.stop();
    const identity = createCertificates().read(cluster.snapData.authority.pem)!.publicKeySha256;
    rmSync(join(rotationStateFolder, identity), { recursive: true });
    await cluster.stop();
  });

  it('rotates, takes it back when the API server does not come up with it, and leaves no token about', async () => {
    await step('all steps, the new token accepted, the old one refused', async () => {
      const counts: string[] = [];
      snap.beforeAnswer = async () => {
        if (snap.calls.at(-1)?.startsWith('restart') !== true) return;
        const line = page.getByRole('listitem').filter({ hasText: /Restart the API server\s+· \d+ s/ });
        await line.waitFor();
        counts.push(await line.innerText());
        await page.getByText('The restart takes its time').waitFor();
        counts.push(await line.innerText());
      };
      await rotate(page);
      snap.beforeAnswer = () => Promise.resolve();
      const [first = 0, later = 0] = counts.map((text) => Number(/(\d+) s$/.exec(text)?.[1]));
      expect(first).toBeGreaterThanOrEqual(2);
      expect(later).toBeGreaterThanOrEqual(10);
      expect(await steps(page)).toEqual(allDone);
      newToken = adminRow(cluster.snapData.current);
      expect(await statusFor(cluster.snapData.current, newToken)).toBe(200);
      expect(await statusFor(cluster.snapData.current, oldToken)).toBe(401);
      expect(snap.calls.filter((call) => call.startsWith('restart'))).toEqual([
        'restart microk8s.daemon-kubelite',
      ]);
    });
    await step('taken back when the API server does not come up with it, and said so', async () => {
      await page.getByRole('button', { name: 'Close' }).click();
      snap.restarts = [{ kind: 'fails' }, { kind: 'restarts' }];
      await page.getByRole('button', { name: 'Rotate admin token…' }).click();
      await page.getByRole('dialog').getByRole('button', { name: 'Rotate', exact: true }).click();
      await page
        .getByText('It did not work out, and everything is as before: the old token works.')
        .waitFor();
      await page.getByText('microk8s.daemon-kubelite could not be restarted.').first().waitFor();
      expect(adminRow(cluster.snapData.current)).toBe(newToken);
      expect(await statusFor(cluster.snapData.current, newToken)).toBe(200);
    });
    await step('no token outside the files that may hold one', () => {
      expect(findInFiles([oldToken, newToken], placesOfRun(desktop, [cluster.snapData.root]))).toEqual([]);
    });
  }, 240_000);
});
