import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createCertificates } from '../../src/main/adapters/x509/certificates.ts';
import { rotationStateFolder } from '../../src/main/core/files/journal/journal.ts';
import { hasServers } from '../cluster/binaries.ts';
import { startCluster, type Cluster } from '../cluster/cluster.ts';
import { adminTokens, readCredentials, statusOf } from '../cluster/engine.ts';
import { giveToGroup } from '../cluster/snap-data.ts';
import { startSnapProgram, type SnapProgram } from '../cluster/snap-program.ts';
import { startDesktop, type Desktop } from '../desktop/desktop.ts';
import { eventually } from '../desktop/processes.ts';
import { nobody, strangers } from '../desktop/users.ts';
import { readSelection } from '../desktop/x-clipboard.ts';
import { ProgramOfUser } from './program-of-user.ts';
import { startApp, type App } from './start-app.ts';

const [group] = strangers(1);

describe.skipIf(!hasServers || process.getuid?.() !== 0)(
  'rotating by hand, where nothing can ask for root’s rights (only root can become another user)',
  () => {
    let program: ProgramOfUser;
    let cluster: Cluster;
    let snap: SnapProgram;
    let desktop: Desktop;
    let app: App;
    let page: Page;

    beforeAll(async () => {
      program = new ProgramOfUser();
      cluster = await startCluster();
      snap = await startSnapProgram(cluster);
      giveToGroup(cluster.snapData, group!.gid);
      desktop = await startDesktop({ owner: nobody() });
      const args = ['--snap-data', cluster.snapData.current];
      app = await startApp(desktop, args, program.as(nobody(), [group!.gid]));
      page = await app.page();
      await page.getByText('Reachable').waitFor();
      await page.getByRole('button', { name: 'Admin credential', exact: true }).click();
    });
    afterAll(async () => {
      await app.quit();
      await desktop.stop();
      await snap.stop();
      const identity = createCertificates().read(cluster.snapData.authority.pem)!.publicKeySha256;
      rmSync(join(rotationStateFolder, identity), { recursive: true, force: true });
      await cluster.stop();
      program.remove();
    });

    /** Asks for a rotation; the line that is shown. */
    const showLine = async () => {
      await page.getByRole('button', { name: 'Rotate admin token…' }).click();
      const dialog = page.getByRole('dialog', { name: 'Rotate the admin token?' });
      await dialog.getByText('Keyfob shows you one line to run in a terminal').waitFor();
      await dialog.getByRole('button', { name: 'Show the line' }).click();
      return page.getByRole('region', { name: 'Line to run' }).innerText();
    };
    const close = () => page.getByRole('button', { name: 'Close', exact: true }).click();
    /** The line without sudo, as root runs it. */
    const asRoot = (line: string) => `${line.slice('sudo '.length)} --yes`;
    const run = (line: string) =>
      promisify(execFile)('sh', ['-c', asRoot(line)], { env: { PATH: snap.path, HOME: desktop.home } });

    it('shows the line, copies it, and touches nothing', async () => {
      const before = readCredentials(cluster);
      const calls = snap.calls.length;
      const line = await showLine();
      expect(line).toMatch(/^sudo .* -- rotate --snap-data \S+\/current$/);
      await page.getByRole('button', { name: 'Copy line' }).click();
      await expect.poll(() => readSelection(desktop.env, 'clipboard')).toBe(line);
      expect(readCredentials(cluster)).toEqual(before);
      expect(snap.calls.slice(calls)).toEqual([]);
      await page.getByRole('button', { name: 'Cancel' }).click();
    });

    it('follows what root does with the line, to its end', async () => {
      const old = adminTokens(readCredentials(cluster)).tokenFile!;
      await run(await showLine());
      await page
        .getByText('Rotated. The API server accepts the new token and refuses the old one.')
        .waitFor();
      const steps = page.locator('[data-status=done]');
      await steps.filter({ hasText: 'The API server refuses the old token (401)' }).waitFor();
      const { tokenFile: fresh } = adminTokens(readCredentials(cluster));
      expect(await statusOf(cluster, fresh!)).toBe(200);
      expect(await statusOf(cluster, old)).toBe(401);
      await page.getByText(`${fresh!.slice(0, 6)}…${fresh!.slice(-6)}`).waitFor();
      await close();
    });

    it('follows one that first closes another that was cut off, and does not take that end for its own', async () => {
      const line = await showLine();
      const env = { PATH: snap.path, HOME: desktop.home };
      const killed = spawn('sh', ['-c', `exec ${asRoot(line)}`], { env, stdio: 'ignore' });
      snap.onRestart = () => killed.kill('SIGKILL');
      await once(killed, 'exit');
      snap.onRestart = () => undefined;
      const { tokenFile: cutOff } = adminTokens(readCredentials(cluster));
      await eventually('a ready API server', async () =>
        (await statusOf(cluster, cutOff!).catch(() => 0)) === 200 ? true : null,
      );
      await page.getByText('The rotation ended without saying how.').first().waitFor();
      await close();
      await showLine();

      let asked = 0;
      let seenMeanwhile = '';
      snap.beforeAnswer = async () => {
        asked += 1;
        if (asked < 3) return;
        snap.beforeAnswer = () => Promise.resolve();
        await new Promise((resolve) => setTimeout(resolve, 2000));
        seenMeanwhile = await page.getByRole('region', { name: 'Rotation of the admin token' }).innerText();
      };
      await run(line);
      await page
        .getByText('Rotated. The API server accepts the new token and refuses the old one.')
        .waitFor();
      expect(seenMeanwhile).toContain('Run this line in a terminal.');
      expect(seenMeanwhile).not.toContain('Rotated.');
      const { tokenFile: fresh } = adminTokens(readCredentials(cluster));
      expect(await statusOf(cluster, fresh!)).toBe(200);
      expect(await statusOf(cluster, cutOff!)).toBe(401);
      await close();
    });
  },
);
