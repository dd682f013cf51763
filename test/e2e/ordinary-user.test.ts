import { chmodSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { hasServers } from '../cluster/binaries.ts';
import { startCluster, type Cluster } from '../cluster/cluster.ts';
import { giveToGroup } from '../cluster/snap-data.ts';
import { startDesktop, type Desktop } from '../desktop/desktop.ts';
import { agree } from '../desktop/question.ts';
import { nobody, strangers } from '../desktop/users.ts';
import { readSelection } from '../desktop/x-clipboard.ts';
import { step } from '../step.ts';
import { ProgramOfUser } from './program-of-user.ts';
import { startApp, type App } from './start-app.ts';
import { clipboardToken, copyLine } from './user-files.ts';

const user = nobody();
const [group] = strangers(1);

describe.skipIf(!hasServers || process.getuid?.() !== 0)(
  'an ordinary user, with Electron’s sandbox (only root can become one)',
  () => {
    let program: ProgramOfUser;
    let cluster: Cluster;
    let desktop: Desktop;
    let app: App;

    beforeAll(async () => {
      program = new ProgramOfUser();
      cluster = await startCluster();
      giveToGroup(cluster.snapData, group!.gid);
      desktop = await startDesktop({ owner: user });
    });
    afterEach(() => app.quit());
    afterAll(async () => {
      await desktop.stop();
      await cluster.stop();
      program.remove();
    });

    const start = async (groups: readonly number[]) => {
      app = await startApp(desktop, ['--snap-data', cluster.snapData.current], program.as(user, groups));
      return app.page();
    };
    const missing = 'You may not read';

    it('outside the group is told which group to join, and that a new login is needed', async () => {
      const page = await start([]);
      await page.getByText(missing).waitFor();
      await page.getByText(`only members of the group "${group!.gid}" may`).waitFor();
      await page.getByText('it takes effect only at your next login').waitFor();
      // Membership of a group that is not MicroK8s’ own may give more than this: no command is offered for it.
      expect(await page.getByText('usermod').count()).toBe(0);
      await desktop.tray.click(copyLine);
      await page.getByText(missing).first().waitFor();
      expect(await readSelection(desktop.env, 'clipboard')).toBeNull();
    });

    it('in the group gets a token, in a sandboxed window, until its rights are lost', async () => {
      await step('in the group gets a token, in a sandboxed window', async () => {
        const page = await start([group!.gid]);
        await page.getByText('Reachable').waitFor();
        await desktop.tray.click(copyLine);
        await page.getByRole('button', { name: 'Create and copy token' }).click();
        await agree(desktop.env);
        expect(await cluster.accepts(await clipboardToken(desktop))).toBe(true);
        const sandboxed = await app.electron.evaluate(({ app }) =>
          app.getAppMetrics().map(({ type, pid }) => ({ type, pid })),
        );
        const renderer = sandboxed.find(({ type }) => type === 'Tab')!;
        expect(readFileSync(`/proc/${renderer.pid}/status`, 'utf8')).toMatch(/^Seccomp:\t2$/m);
      });

      await step('whose rights are lost midway is told so, and goes on when they are back', async () => {
        const page = await app.page();
        const credentials = join(cluster.snapData.root, 'x1', 'credentials');
        chmodSync(credentials, 0o700);
        await page.getByRole('button', { name: 'Commands' }).click();
        await page.getByRole('combobox', { name: 'Find anything' }).waitFor();
        await page.keyboard.type('Refresh');
        await page.keyboard.press('Enter');
        await page.getByText('Only root may read').first().waitFor();
        await desktop.tray.click(copyLine);
        chmodSync(credentials, 0o770);
        await page.getByRole('button', { name: 'Try again' }).first().click();
        await page.getByText('Reachable').waitFor();
        await page.getByText('kept in the keyring').waitFor();
      });
    });
  },
);
