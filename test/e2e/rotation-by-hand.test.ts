import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
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

    beforeAll(async () => {
      program = new ProgramOfUser();
      cluster = await startCluster();
      snap = await startSnapProgram(cluster);
      giveToGroup(cluster.snapData, group!.gid);
      desktop = await startDesktop({ owner: nobody() });
      const args = ['--snap-data', cluster.snapData.current];
      app = await startApp(desktop, args, program.as(nobody(), [group!.gid]));
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

    it('shows the line, copies it, and touches nothing', async () => {
      const page = await app.page();
      const before = readCredentials(cluster);
      await page.getByText('Reachable').waitFor();
      await page.getByRole('button', { name: 'Admin credential', exact: true }).click();
      await page.getByRole('button', { name: 'Rotate admin token…' }).click();
      const dialog = page.getByRole('dialog', { name: 'Rotate the admin token?' });
      await dialog.getByText('Keyfob shows you one line to run in a terminal').waitFor();
      await dialog.getByRole('button', { name: 'Show the line' }).click();
      const line = await page.getByRole('region', { name: 'Line to run' }).innerText();
      expect(line).toMatch(/^sudo .* -- rotate --snap-data \S+\/current$/);
      await page.getByRole('button', { name: 'Copy line' }).click();
      await expect.poll(() => readSelection(desktop.env, 'clipboard')).toBe(line);
      expect(readCredentials(cluster)).toEqual(before);
      expect(snap.calls).toEqual([]);
    });

    it('follows what root does with the line, to its end', async () => {
      const page = await app.page();
      const old = cluster.snapData.adminToken;
      const line = await page.getByRole('region', { name: 'Line to run' }).innerText();
      const env = { PATH: snap.path, HOME: desktop.home };
      await promisify(execFile)('sh', ['-c', `${line.replace(/^sudo /, '')} --yes`], { env });
      await page
        .getByText('Rotated. The API server accepts the new token and refuses the old one.')
        .waitFor();
      const steps = page.locator('[data-status=done]');
      await steps.filter({ hasText: 'The API server refuses the old token (401)' }).waitFor();
      const { tokenFile: fresh } = adminTokens(readCredentials(cluster));
      expect(await statusOf(cluster, fresh!)).toBe(200);
      expect(await statusOf(cluster, old)).toBe(401);
      await page.getByText(`${fresh!.slice(0, 6)}…${fresh!.slice(-6)}`).waitFor();
    });

    it('follows one that first closes another that was cut off, and does not take that end for its own', async () => {
      const page = await app.page();
      const env = { PATH: snap.path, HOME: desktop.home };
      await page.getByRole('button', { name: 'Close', exact: true }).click();
      await page.getByRole('button', { name: 'Rotate admin token…' }).click();
      await page.getByRole('dialog').getByRole('button', { name: 'Show the line' }).click();
      const line = (await page.getByRole('region', { name: 'Line to run' }).innerText()).slice(
        'sudo '.length,
      );
      const killed = spawn('sh', ['-c', `exec ${line} --yes`], { env, stdio: 'ignore' });
      snap.onRestart = () => killed.kill('SIGKILL');
      await once(killed, 'exit');
      snap.onRestart = () => undefined;
      const { tokenFile: cutOff } = adminTokens(readCredentials(cluster));
      await eventually('a ready API server', async () =>
        (await statusOf(cluster, cutOff!).catch(() => 0)) === 200 ? true : null,
      );
      await page.getByText('The rotation ended without saying how.').first().waitFor();
      await page.getByRole('button', { name: 'Close', exact: true }).click();
      await page.getByRole('button', { name: 'Rotate admin token…' }).click();
      await page.getByRole('dialog').getByRole('button', { name: 'Show the line' }).click();

      let asked = 0;
      let seenMeanwhile = '';
      snap.beforeAnswer = async () => {
        asked += 1;
        if (asked < 3) return;
        snap.beforeAnswer = () => Promise.resolve();
        await new Promise((resolve) => setTimeout(resolve, 2000));
        seenMeanwhile = await page.getByRole('region', { name: 'Rotation of the admin token' }).innerText();
      };
      await promisify(execFile)('sh', ['-c', `${line} --yes`], { env });
      await page
        .getByText('Rotated. The API server accepts the new token and refuses the old one.')
        .waitFor();
      expect(seenMeanwhile).toContain('Run this line in a terminal.');
      expect(seenMeanwhile).not.toContain('Rotated.');
      const { tokenFile: fresh } = adminTokens(readCredentials(cluster));
      expect(await statusOf(cluster, fresh!)).toBe(200);
      expect(await statusOf(cluster, cutOff!)).toBe(401);
    });
  },
);
