import { chownSync, cpSync, existsSync, mkdtempSync, realpathSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createCertificates } from '../../src/main/adapters/x509/certificates.ts';
import { appId } from '../../scripts/package/identity.mjs';
import { rotationExitCodes } from '../../src/shared/contract/state/rotation.ts';
import { rotationStateFolder } from '../../src/main/core/files/journal/journal.ts';
import { hasServers } from '../cluster/binaries.ts';
import { startCluster, type Cluster } from '../cluster/cluster.ts';
import { adminTokens, readCredentials, statusOf } from '../cluster/engine.ts';
import { giveToGroup } from '../cluster/snap-data.ts';
import { startSnapProgram, type SnapProgram } from '../cluster/snap-program.ts';
import { startDesktop, type Desktop } from '../desktop/desktop.ts';
import { polkitProgram } from '../desktop/polkit.ts';
import { hasSystemdRun, SystemdPeer } from '../desktop/systemd-peer.ts';
import { nobody, strangers } from '../desktop/users.ts';
import { step } from '../step.ts';
import { InstalledKeyfob } from './installed-keyfob.ts';
import { startApp, type App } from './start-app.ts';

const [group] = strangers(1);
const hasPolkit = existsSync('/usr/bin/pkexec') && existsSync(polkitProgram);
const canTry = hasServers && process.getuid?.() === 0 && hasPolkit && InstalledKeyfob.canInstall();

describe.skipIf(!canTry)(
  'rotating from an installed window through the real pkexec and polkit (needs both, root, and the right to mount)',
  () => {
    let installed: InstalledKeyfob;
    let cluster: Cluster;
    let snap: SnapProgram;
    let desktop: Desktop;
    let app: App;
    let page: Page;
    let stateFolder: string;
    let systemd: SystemdPeer;

    beforeAll(async () => {
      cluster = await startCluster();
      snap = await startSnapProgram(cluster);
      giveToGroup(cluster.snapData, group!.gid);
      const identity = createCertificates().read(cluster.snapData.authority.pem)!.publicKeySha256;
      stateFolder = join(rotationStateFolder, identity);
      installed = await InstalledKeyfob.install(join(snap.path.split(':')[0]!, 'snap'));
      desktop = await startDesktop({ owner: nobody() });
      const args = ['--snap-data', cluster.snapData.current];
      app = await startApp(desktop, args, installed.as(nobody(), [group!.gid]));
      page = await app.page();
      await page.getByText('Reachable').waitFor();
      await page.getByRole('button', { name: 'Admin credential', exact: true }).click();
    });
    afterAll(async () => {
      await app.quit();
      await desktop.stop();
      systemd.close();
      await installed.remove();
      await snap.stop();
      rmSync(stateFolder, { recursive: true, force: true });
      await cluster.stop();
    });

    const rotate = async () => {
      await page.getByRole('button', { name: 'Rotate admin token…' }).click();
      const dialog = page.getByRole('dialog', { name: 'Rotate the admin token?' });
      await dialog.getByText('Your desktop asks for an administrator’s password first').waitFor();
      await dialog.getByRole('button', { name: 'Rotate', exact: true }).click();
    };
    const expectUntouched = () => {
      const old = cluster.snapData.adminToken;
      expect(adminTokens(readCredentials(cluster))).toEqual({ tokenFile: old, clientConfig: old });
      // Asking snapd what it is at changes nothing.
      expect(snap.calls.filter((call) => call !== 'changes microk8s')).toEqual([]);
      expect(existsSync(stateFolder)).toBe(false);
    };

    it('shows the line where nobody asks for a password, touches nothing when it is dismissed, and rotates as root once polkit allows it', async () => {
      await step(
        'the line to run where no desktop can ask for a password, and nothing is touched',
        async () => {
          await rotate();
          await page
            .getByText('This desktop did not let Keyfob ask for the administrator’s password')
            .first()
            .waitFor();
          expect(await page.getByRole('region', { name: 'Line to run' }).innerText()).toBe(
            `sudo /usr/bin/keyfob rotate --snap-data ${cluster.snapData.current}`,
          );
          expectUntouched();
          await page.getByRole('button', { name: 'Cancel' }).click();
        },
      );
      await step('the prompt is dismissed: it is said, and nothing is touched', async () => {
        const agent = await installed.polkit.dismissAll(app.electron.process().pid!, nobody().uid);
        await rotate();
        await page.getByText('The password prompt was dismissed; nothing was changed.').first().waitFor();
        agent.close();
        expect(agent.asked).toEqual([
          {
            action: `${appId}.rotate`,
            message: expect.stringContaining('Keyfob is going to rotate the admin token of MicroK8s'),
          },
        ]);
        expectUntouched();
        await page.getByRole('button', { name: 'Close' }).click();
      });
      await step('what polkit allows is the rotation alone, on folders of root’s alone', async () => {
        await installed.polkit.allow({ account: 'nobody', action: `${appId}.rotate` });
        const pkexec = (...command: string[]) =>
          installed.run(nobody(), ['/usr/bin/pkexec', '--disable-internal-agent', ...command]);
        const rotation = '/usr/libexec/keyfob/rotate';
        const notAllowed = 127;
        expect(await pkexec('/usr/bin/keyfob', 'rotate', '--yes')).toBe(notAllowed);
        expect(await pkexec('/opt/Keyfob/keyfob', '--version')).toBe(notAllowed);
        expect(await pkexec('/usr/bin/id')).toBe(notAllowed);
        for (const other of ['status', 'report', '--no-sandbox', '--remote-debugging-port=9222', '--inspect'])
          expect([other, await pkexec(rotation, other)]).toEqual([other, rotationExitCodes.usage]);
        const own = mkdtempSync(join(tmpdir(), 'keyfob-own-'));
        cpSync(realpathSync(cluster.snapData.current), own, { recursive: true });
        chownSync(own, nobody().uid, nobody().gid);
        const folders = ['--snap-data', cluster.snapData.current, '--state-dir', own];
        expect(await pkexec(rotation, '--yes', '--snap-data', own)).toBe(rotationExitCodes.refused);
        expect(await pkexec(rotation, '--yes', ...folders)).toBe(rotationExitCodes.refused);
        rmSync(own, { recursive: true });
        expectUntouched();
      });
      await step('polkit allows it: rotated as root', async () => {
        systemd = await SystemdPeer.connect(installed.polkit.address);
        await rotate();
        await page
          .getByText('Rotated. The API server accepts the new token and refuses the old one.')
          .waitFor();
        const { tokenFile, clientConfig } = adminTokens(readCredentials(cluster));
        expect(clientConfig).toBe(tokenFile);
        expect(await statusOf(cluster, tokenFile!)).toBe(200);
        expect(await statusOf(cluster, cluster.snapData.adminToken)).toBe(401);
        expect(snap.calls.filter((call) => call.startsWith('restart'))).toEqual([
          'restart microk8s.daemon-kubelite',
        ]);
        const { uid, mode } = statSync(join(stateFolder, 'backup'));
        expect({ uid, mode: mode & 0o777 }).toEqual({ uid: 0, mode: 0o600 });
        expect(app.complaints).toEqual([]);
      });
      await step('systemd is asked, through the real systemd-run, to remove the backup a day later', () => {
        const timer = {
          unit: 'keyfob-forget.timer',
          afterMicroseconds: 86_400_000_000n,
          service: 'keyfob-forget.service',
          command: [
            ...['/usr/bin/keyfob', 'rotate', '--forget'],
            ...['--snap-data', cluster.snapData.current, '--yes'],
          ],
        };
        expect(systemd.timers).toEqual(hasSystemdRun ? [timer] : []);
      });
    }, 240_000);
  },
);
