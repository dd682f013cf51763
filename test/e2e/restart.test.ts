import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createCertificates } from '../../src/main/adapters/x509/certificates.ts';
import { rotationStateFolder } from '../../src/main/core/files/journal/journal.ts';
import { hasServers } from '../cluster/binaries.ts';
import { startCluster, type Cluster } from '../cluster/cluster.ts';
import { adminTokens, readCredentials, statusOf } from '../cluster/engine.ts';
import { startSnapProgram, type SnapProgram } from '../cluster/snap-program.ts';
import { startDesktop, type Desktop } from '../desktop/desktop.ts';
import { agree, refuse } from '../desktop/question.ts';
import { readSelection } from '../desktop/x-clipboard.ts';
import { step } from '../step.ts';
import { axeFindings } from './axe-findings.ts';
import { CrashingApp } from './crashing-app.ts';
import { clipboardToken, copyLine } from './user-files.ts';

const startedAnew = (page: Page) => page.getByRole('alert', { name: 'Keyfob restarted' });

/** What the log says of the incident that is told in this text. */
function logged(desktop: Desktop, name: string, text: string | null): unknown {
  const incident = /\(incident ([0-9a-f]{16})\)/.exec(text ?? '')![1]!;
  const log = readFileSync(join(desktop.env.XDG_CONFIG_HOME!, name, 'keyfob.log'), 'utf8');
  expect(log).not.toContain('a value');
  return JSON.parse(log.split('\n').find((line) => line.includes(`"incident":"${incident}"`))!);
}

const bug = {
  event: 'bug',
  type: 'RangeError',
  frames: expect.arrayContaining([expect.stringContaining('main/')]) as string[],
};

/** As root the window starts the engine directly. */
describe.skipIf(!hasServers || process.getuid?.() !== 0)(
  'a main process that throws what nobody catches',
  () => {
    let cluster: Cluster;
    let snap: SnapProgram;
    let desktop: Desktop;
    let app: CrashingApp;

    beforeAll(async () => {
      [cluster, desktop] = await Promise.all([startCluster(), startDesktop({ keyring: 'absent' })]);
      snap = await startSnapProgram(cluster);
      app = await CrashingApp.start(desktop, ['--snap-data', cluster.snapData.current], { PATH: snap.path });
    });
    afterAll(async () => {
      await app.stop();
      await desktop.stop();
      await snap.stop();
      const identity = createCertificates().read(cluster.snapData.authority.pem)!.publicKeySha256;
      rmSync(join(rotationStateFolder, identity), { recursive: true, force: true });
      await cluster.stop();
    });

    it('empties the clipboard and starts anew with a word about it, follows a rotation at work to its end, and ends at the third time', async () => {
      await step('the clipboard is emptied, and the next window says which tokens are gone', async () => {
        const before = await app.page();
        await before.getByText('Reachable').waitFor();
        await desktop.tray.click(copyLine);
        await before.getByRole('button', { name: 'Create and copy token' }).click();
        await agree(desktop.env);
        await clipboardToken(desktop);
        const first = await app.nth(1);
        const second = await app.crash();
        expect(await app.exitOf(first)).toBe(0);
        expect(second.args.slice(1)).toEqual(first.args.slice(1));
        expect(await readSelection(desktop.env, 'clipboard')).toBe(null);
        const page = await app.page();
        const told = startedAnew(page);
        await told.getByText('keyfob/dashboard').waitFor();
        expect(logged(desktop, 'Keyfob', await told.textContent())).toMatchObject(bug);
        expect(existsSync(join(desktop.env.XDG_CONFIG_HOME!, 'Keyfob/restart.json'))).toBe(false);
        await page.getByText('Reachable').waitFor();
        expect(await axeFindings(page)).toEqual([]);
        await page.getByRole('button', { name: /^Details$|^\d+ more$/ }).click();
        const whole = page.getByRole('listitem').filter({ hasText: 'keyfob/dashboard' });
        await whole.getByRole('button', { name: 'Copy report…' }).waitFor();
        await whole.getByRole('button', { name: 'Put away' }).click();
        await whole.waitFor({ state: 'detached' });
        await page.getByRole('button', { name: 'Close', exact: true }).click();
      });
      await step('a rotation goes on at work, which the next window follows to its end', async () => {
        const old = adminTokens(readCredentials(cluster)).tokenFile!;
        snap.restarts = [{ kind: 'late', byMs: 8_000 }];
        const before = await app.page();
        await before.getByRole('button', { name: 'Admin credential', exact: true }).click();
        await before.getByRole('button', { name: 'Rotate admin token…' }).click();
        await before.getByRole('dialog').getByRole('button', { name: 'Rotate', exact: true }).click();
        await before.locator('[data-status=intended]', { hasText: 'Restart the API server' }).waitFor();
        await app.crash();
        const page = await app.page();
        await startedAnew(page).getByText('No token was lost.').waitFor();
        await page.getByRole('button', { name: 'Admin credential', exact: true }).click();
        await page.locator('[data-status=intended]').waitFor();
        const ended = page.getByText(
          'Rotated. The API server accepts the new token and refuses the old one.',
        );
        await ended.waitFor({ timeout: 30_000 });
        const fresh = adminTokens(readCredentials(cluster)).tokenFile!;
        expect(fresh).not.toBe(old);
        expect([await statusOf(cluster, fresh), await statusOf(cluster, old)]).toEqual([200, 401]);
      });
      await step(
        'the third time within ten minutes it ends with a box that says why, and exit code 1',
        async () => {
          const last = await app.nth(3);
          const { type, message } = await app.crashForGood();
          expect(type).toBe('error');
          expect(logged(desktop, 'Keyfob', message)).toMatchObject(bug);
          await refuse(desktop.env, 'Return');
          expect(await app.exitOf(last)).toBe(1);
          expect(existsSync(join(desktop.env.XDG_CONFIG_HOME!, 'Keyfob/restart.json'))).toBe(false);
        },
      );
    }, 240_000);
  },
);

describe('the demo without a window, whose main throws', () => {
  let desktop: Desktop;
  let app: CrashingApp;
  beforeAll(async () => {
    desktop = await startDesktop();
    app = await CrashingApp.start(desktop, ['--demo', '--tray']);
  });
  afterAll(async () => {
    await app.stop();
    await desktop.stop();
  });

  it('starts anew in the tray, tells it on the desktop, and the window says that the cluster is a new one', async () => {
    await desktop.tray.waitForItem(({ tooltip }) => tooltip.includes('No dashboard token'));
    const second = await app.crash();
    expect(second.args).toEqual(expect.arrayContaining(['--demo', '--tray']));
    await desktop.notifications.waitFor(({ summary }) => summary === 'Keyfob demo restarted', 15_000);
    await desktop.tray.click('Open Keyfob demo');
    const told = startedAnew(await app.page());
    await told.getByText('The demo cluster is a new one').waitFor();
    expect(logged(desktop, 'Keyfob demo', await told.textContent())).toMatchObject(bug);
  });
});
