import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { startCluster } from '../../cluster/cluster.ts';
import { adminTokens, readCredentials } from '../../cluster/engine.ts';
import { giveToGroup } from '../../cluster/snap-data.ts';
import { startSnapProgram } from '../../cluster/snap-program.ts';
import { startDesktop } from '../../desktop/desktop.ts';
import { agree } from '../../desktop/question.ts';
import { nobody, strangers } from '../../desktop/users.ts';
import { clipboardToken, copyLine } from '../../e2e/user-files.ts';
import { CleanRoot, obtainBase, type Release, type Way } from '../clean-root.ts';
import { makeRepository, obtainDependencies, releaseNames, strangerIn, type Ground } from '../ground.ts';
import { InstalledProgram, processesIn } from '../installed-program.ts';
import { putSnapProgram, SystemBus } from '../root-services.ts';
import { sandboxFaults } from '../sandbox.ts';

/** A stranger’s whole way, from the repository to the purge, on a system that has nothing, or all but Keyfob. */
export async function fresh(
  ground: Ground,
  release: Release,
  way: Way,
  has: 'nothing' | 'dependencies',
): Promise<void> {
  const where = `${releaseNames[release]}, ${way}`;
  const step = <Value>(what: string, task: () => Promise<Value>) => ground.report.step(where, what, task);
  const check = (what: string, task: () => Promise<unknown>) => ground.report.check(where, what, task);
  const base = obtainBase(release, () => undefined);
  const dependencies = await obtainDependencies(ground, release);
  const repository = makeRepository(ground, [ground.file], `repository-${release}-${way}`);
  const root = await CleanRoot.start(release, has === 'nothing' ? [base] : [dependencies, base], way);
  const stranger = strangerIn(root, ground);
  const user = nobody();
  const [group] = strangers(1);
  const desktop = await startDesktop({ owner: user });
  const cluster = await startCluster();
  const snap = await startSnapProgram(cluster);
  let bus: SystemBus | null = null;
  const start = () => InstalledProgram.start(root, desktop, { user, groups: [group!.gid] });
  try {
    giveToGroup(cluster.snapData, group!.gid);
    await step('installed from the repository by apt', () => stranger.install(repository));
    await root.must(['mkdir', '-p', '/var/snap/microk8s']);
    await root.must(['mount', '--bind', cluster.snapData.root, '/var/snap/microk8s']);
    putSnapProgram(root, snap);
    bus = await SystemBus.start(root);
    let program = await step('started by an ordinary user, with a window', start);
    await program.waitForText('Reachable');
    await check('the page is in Chromium’s sandbox', () => {
      const faults = sandboxFaults(program.processes(), way);
      return faults.length === 0 ? Promise.resolve() : Promise.reject(new Error(faults.join('; ')));
    });
    await check('a click in the tray brings a token that the API server accepts', async () => {
      await desktop.tray.click(copyLine);
      await program.click('Create and copy token');
      await agree(desktop.env);
      if (!(await cluster.accepts(await clipboardToken(desktop)))) throw new Error('it was refused');
    });
    await check('rotates through pkexec and polkit by the action of the package', async () => {
      bus?.allow('nobody');
      const old = cluster.snapData.adminToken;
      await program.click('Admin credential');
      await program.click('Rotate admin token…');
      await program.click('Rotate');
      await program.waitForText('Rotated. The API server accepts the new token and refuses the old one.');
      const { tokenFile, clientConfig } = adminTokens(readCredentials(cluster));
      if (tokenFile === old || clientConfig !== tokenFile) throw new Error('the files are not as it says');
    });
    await check('upgraded while it runs: the running one goes on until it is started again', async () => {
      const before = await stranger.version();
      makeRepository(ground, [ground.nextFile], `repository-${release}-${way}`);
      await stranger.upgrade();
      if ((await stranger.version()) === before) throw new Error('nothing was upgraded');
      // Each screen is a part of its own that nobody has opened yet.
      for (const screen of ['Inspect', 'Activity', 'Settings']) {
        await program.click(screen);
        await program.waitForText(screen);
      }
      await desktop.tray.menu();
      await program.end();
      program = await start();
      await program.waitForText('Reachable');
    });
    await check('removed while it runs: no process is left, and the settings stay', async () => {
      await stranger.remove();
      const left = processesIn(root);
      if (left.length > 0) throw new Error(left.map(({ command }) => command.join(' ')).join('; '));
      if (!existsSync(join(desktop.home, '.config/Keyfob/settings.json')))
        throw new Error('the settings are gone');
    });
    await check('purged: nothing is left that no package owns', async () => {
      await stranger.purge();
      rmSync(join(root.path, 'usr/bin/snap'));
      await root.must(['umount', '/var/snap/microk8s']);
      const others = await unownedWithout(ground, release, way);
      const left = [...stranger.unowned()].filter((path) => !others.has(path) && !made.has(path));
      if (left.length > 0) throw new Error(left.join(' '));
    });
  } finally {
    await bus?.stop();
    await desktop.stop();
    await root.stop();
    await snap.stop();
    await cluster.stop();
  }
}

/** What this test itself puts into a root. */
const made = new Set([
  ...['/etc/apt/sources.list.d/keyfob.sources', '/etc/polkit-1/rules.d/10-keyfob-test.rules'],
  ...['/var/snap', '/var/snap/microk8s', '/etc/resolv.conf'],
]);

/** What other packages leave without owning it, as on a system where everything is but Keyfob. */
async function unownedWithout(ground: Ground, release: Release, way: Way): Promise<Set<string>> {
  const layers = [await obtainDependencies(ground, release), obtainBase(release, () => undefined)];
  const root = await CleanRoot.start(release, layers, way);
  try {
    return strangerIn(root, ground).unowned();
  } finally {
    await root.stop();
  }
}
