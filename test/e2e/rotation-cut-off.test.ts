import { execFile } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import type { Page } from 'playwright';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { electronExecutable } from '../../scripts/setup/electron.mjs';
import { createCertificates } from '../../src/main/adapters/x509/certificates.ts';
import { rotationPaths, rotationStateFolder } from '../../src/main/core/files/journal/journal.ts';
import { hasServers } from '../cluster/binaries.ts';
import { startCluster, type Cluster } from '../cluster/cluster.ts';
import { adminTokens, readCredentials, statusOf } from '../cluster/engine.ts';
import { startSnapProgram, type SnapProgram } from '../cluster/snap-program.ts';
import { startDesktop, type Desktop } from '../desktop/desktop.ts';
import { eventually } from '../desktop/processes.ts';
import { readSelection } from '../desktop/x-clipboard.ts';
import { startApp, type App } from './start-app.ts';

/** As root the window starts the engine directly, with its state in the engine's own folder. */
describe.skipIf(!hasServers || process.getuid?.() !== 0)('an engine that was killed in its restart', () => {
  let cluster: Cluster;
  let snap: SnapProgram;
  let desktop: Desktop;
  let app: App;
  let page: Page;
  let old: string;
  let journal: string;

  beforeAll(async () => {
    [cluster, desktop] = await Promise.all([startCluster(), startDesktop()]);
    snap = await startSnapProgram(cluster);
    const identity = createCertificates().read(cluster.snapData.authority.pem)!.publicKeySha256;
    journal = rotationPaths(rotationStateFolder, identity).journal;
  });
  afterAll(async () => {
    await desktop.stop();
    await snap.stop();
    await cluster.stop();
  });

  beforeEach(async () => {
    old = adminTokens(readCredentials(cluster)).tokenFile!;
    await openWindow();
    snap.restarts = [{ kind: 'never-back' }];
    await page.getByRole('button', { name: 'Rotate admin token…' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Rotate', exact: true }).click();
    await page.locator('[data-status=intended]', { hasText: 'The API server accepts' }).waitFor();
    const [begun = ''] = readFileSync(journal, 'utf8').split('\n');
    process.kill((JSON.parse(begun) as { engine: { pid: number } }).engine.pid, 'SIGKILL');
    await page.getByText('The rotation ended without saying how.').first().waitFor();
    const cutOff = page.locator('[data-status=cut-off]', { hasText: 'The API server accepts' });
    await cutOff.getByRole('img', { name: 'Cut off' }).waitFor();
    await app.quit();
    snap.restarts = [{ kind: 'restarts' }];
  });
  afterEach(async () => {
    await app.quit();
    rmSync(join(journal, '..'), { recursive: true });
  });

  async function openWindow(): Promise<void> {
    app = await startApp({ ...desktop, env: { ...desktop.env, PATH: snap.path } }, [
      '--snap-data',
      cluster.snapData.current,
    ]);
    page = await app.page();
    await page.getByRole('button', { name: 'Admin credential', exact: true }).click();
  }

  async function status(): Promise<string> {
    const checkout = resolve(import.meta.dirname, '../..');
    const command = ['status', '--snap-data', cluster.snapData.current];
    const run = promisify(execFile)(electronExecutable()!, ['--no-sandbox', checkout, '--', ...command]);
    return (await run).stdout;
  }

  it('is asked about once, and Finish goes on to the new token', async () => {
    await openWindow();
    const question = page.getByRole('group', { name: 'Interrupted rotation' });
    await question.getByText('The API server could not be asked.').waitFor();
    expect(await status()).toMatch(/^rotation: +begun .*, not settled; run: .*rotate --resume/m);
    expect(await page.getByRole('button', { name: 'Rotate admin token…' }).count()).toBe(0);
    await question.getByRole('button', { name: 'Finish' }).click();
    await page.getByText('Rotated. The API server accepts the new token and refuses the old one.').waitFor();
    const tokens = adminTokens(readCredentials(cluster));
    expect(tokens.clientConfig).toBe(tokens.tokenFile);
    expect(tokens.tokenFile).not.toBe(old);
    expect(await statusOf(cluster, tokens.tokenFile!)).toBe(200);
    expect(await statusOf(cluster, old)).toBe(401);
  });

  it('is asked about once, and Undo goes back to the old token', async () => {
    await openWindow();
    const question = page.getByRole('group', { name: 'Interrupted rotation' });
    await question.getByRole('button', { name: 'Undo' }).click();
    await page.getByText('Undone. The API server accepts the old token again.').waitFor();
    expect(adminTokens(readCredentials(cluster))).toEqual({ tokenFile: old, clientConfig: old });
    expect(await statusOf(cluster, old)).toBe(200);
  });

  it('is said to be settled where files and API server agree, with the token in force, and starts nothing', async () => {
    await cluster.launchApiServer();
    const fresh = adminTokens(readCredentials(cluster)).tokenFile!;
    await eventually('a ready API server', async () =>
      (await statusOf(cluster, fresh).catch(() => 0)) === 200 ? true : null,
    );
    const before = readFileSync(journal, 'utf8');
    const calls = snap.calls.length;
    await openWindow();
    const card = page.getByRole('group', { name: 'Interrupted rotation' });
    await card.getByText('An interrupted rotation is settled.').waitFor();
    await card.getByText('The new admin token is in force; the old one is refused.').waitFor();
    await card.getByText('Its backup still holds both tokens.').waitFor();
    expect(await statusOf(cluster, old)).toBe(401);
    const line = await card.getByRole('code').innerText();
    expect(line).toContain('rotate --resume');
    await card.getByRole('button', { name: 'Copy line' }).click();
    await eventually('the line', async () =>
      (await readSelection(desktop.env, 'clipboard')) === line ? true : null,
    );
    expect(readFileSync(journal, 'utf8')).toBe(before);
    expect(snap.calls.slice(calls).filter((call) => call.startsWith('restart'))).toEqual([]);

    await app.quit();
    await openWindow();
    await page.getByRole('button', { name: 'Rotate admin token…' }).waitFor();
    await page.getByRole('row', { name: /^admin/ }).waitFor();
    await page.getByText('The new admin token is in force; the old one is refused.').waitFor();
    expect(await page.getByText('An interrupted rotation is settled.').count()).toBe(0);

    expect(await status()).toMatch(
      /^rotation: +begun .*, cut off and settled: the new admin token is in force; the old one is refused$/m,
    );

    await page.getByRole('button', { name: 'Rotate admin token…' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Rotate', exact: true }).click();
    await page.getByText('Rotated. The API server accepts the new token and refuses the old one.').waitFor();
    await page.locator('[data-status=done]', { hasText: 'Close the interrupted rotation' }).waitFor();
    expect(await statusOf(cluster, fresh)).toBe(401);
    expect(await statusOf(cluster, adminTokens(readCredentials(cluster)).tokenFile!)).toBe(200);
  });
});
