import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { startCluster } from '../../cluster/cluster.ts';
import { adminTokens, readCredentials } from '../../cluster/engine.ts';
import { startSnapProgram } from '../../cluster/snap-program.ts';
import { rotationStateFolder } from '../../../src/main/core/files/journal/journal.ts';
import { CleanRoot, obtainBase, type Release } from '../clean-root.ts';
import { makeRepository, obtainDependencies, releaseNames, strangerIn, type Ground } from '../ground.ts';
import { processesIn } from '../installed-program.ts';
import { putSnapProgram } from '../root-services.ts';

const rotate = ['keyfob', 'rotate', '--snap-data', '/var/snap/microk8s/current'];

/** A rotation that is killed in its middle: an upgrade and a purge leave what settles it. */
export async function interrupted(ground: Ground, release: Release): Promise<void> {
  const where = `${releaseNames[release]}, interrupted rotation`;
  const step = <Value>(what: string, task: () => Promise<Value>) => ground.report.step(where, what, task);
  const layers = [await obtainDependencies(ground, release), obtainBase(release, () => undefined)];
  const name = `interrupted-${release}`;
  const repository = makeRepository(ground, [ground.file], name);
  const root = await CleanRoot.start(release, layers, 'pivot_root');
  const stranger = strangerIn(root, ground);
  const cluster = await startCluster();
  const snap = await startSnapProgram(cluster);
  const states = () => {
    const folder = join(root.path, rotationStateFolder);
    return existsSync(folder) ? readdirSync(folder) : [];
  };
  try {
    await stranger.install(repository);
    await root.must(['mkdir', '-p', '/var/snap/microk8s']);
    await root.must(['mount', '--bind', cluster.snapData.root, '/var/snap/microk8s']);
    putSnapProgram(root, snap);
    await step('the engine is killed while the API server restarts', async () => {
      snap.onRestart = () => {
        for (const { pid } of processesIn(root)) process.kill(pid, 'SIGKILL');
      };
      const { code } = await root.run([...rotate, '--yes']);
      snap.onRestart = () => undefined;
      if (code === 0 || states().length === 0) throw new Error(`the rotation ended with ${code}`);
      await cluster.waitUntilReady();
    });
    await step('an upgrade and a purge leave the backup, and the purge says so', async () => {
      makeRepository(ground, [ground.nextFile], name);
      await stranger.upgrade();
      const said = await stranger.purge();
      if (!said.includes('a rotation is not settled')) throw new Error(said);
      if (states().length === 0) throw new Error('the backup is gone');
    });
    await step('installed again it settles the rotation', async () => {
      await stranger.install(repository);
      await root.must([...rotate, '--resume']);
      const { tokenFile, clientConfig } = adminTokens(readCredentials(cluster));
      const { status } = await cluster.request('GET', '/version', undefined, clientConfig);
      if (tokenFile !== clientConfig || status !== 200) throw new Error(`the API server answers ${status}`);
    });
    await step('the purge after that leaves nothing', async () => {
      await stranger.purge();
      if (states().length > 0) throw new Error(states().join(' '));
    });
  } finally {
    await root.stop();
    await snap.stop();
    await cluster.stop();
  }
}
