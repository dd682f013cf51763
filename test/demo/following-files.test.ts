import { once } from 'node:events';
import {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  watch,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startDemoCluster, type DemoCluster } from '../../src/main/adapters/demo/start-demo-cluster.ts';
import { createSnapDataFiles } from '../../src/main/adapters/files/snap-data-files.ts';
import { eventually } from '../desktop/processes.ts';
import { openKeyfob, type OpenKeyfob } from '../fakes/open-keyfob.ts';

const files = createSnapDataFiles();
/** Longer than the watch waits for more changes before it tells of them. */
const quietMs = 500;

describe('the files of a cluster, followed without a window', () => {
  let demo: DemoCluster;
  let opened: OpenKeyfob | null = null;

  beforeEach(async () => {
    demo = await startDemoCluster({ clock: () => Date.now() });
  });
  afterEach(async () => {
    await opened?.close();
    demo.stop();
  });

  const state = () => opened!.keyfob.store.snapshot.cluster;
  const opens = () => eventually('the cluster', () => state().status === 'open' || null);

  it('finds the cluster again when client.config was empty while it was written', async () => {
    opened = await openKeyfob(demo.snapData);
    const config = join(demo.snapData, 'credentials/client.config');
    const content = readFileSync(config);
    writeFileSync(config, '');
    await eventually('the loss', () => state().status === 'unavailable' || null);
    expect(state()).toMatchObject({ error: { code: 'file-empty' } });
    writeFileSync(config, content);
    await opens();
  });

  it('notices that args was moved away as a whole, and that it is back', async () => {
    opened = await openKeyfob(demo.snapData);
    const args = join(demo.snapData, 'args');
    renameSync(args, `${args}.away`);
    await eventually('the loss', () => state().status === 'unavailable' || null);
    expect(state()).toMatchObject({ error: { code: 'not-snap-data' } });
    renameSync(`${args}.away`, args);
    await opens();
  });

  it('notices that MicroK8s was stopped, and that it was started again', async () => {
    opened = await openKeyfob(demo.snapData);
    expect(state()).toMatchObject({ halted: null });
    const locks = join(demo.snapData, 'var/lock');
    mkdirSync(locks, { recursive: true });
    const halted = (wanted: string | null) =>
      eventually(`halted is ${wanted}`, () => {
        const cluster = state();
        return (cluster.status === 'open' && cluster.halted === wanted) || null;
      });
    writeFileSync(join(locks, 'low-memory-guard.lock'), '');
    await halted('low-memory');
    writeFileSync(join(locks, 'stopped.lock'), '');
    await halted('stopped');
    rmSync(locks, { recursive: true });
    await halted(null);
  });

  it('finds a cluster that is installed after the start', async () => {
    const root = mkdtempSync(join(tmpdir(), 'keyfob-later-'));
    const current = join(root, 'current');
    mkdirSync(join(root, 'x1'));
    symlinkSync('x1', current);
    opened = await openKeyfob(current);
    expect(state()).toMatchObject({ status: 'unavailable', error: { code: 'not-snap-data' } });
    const { revision } = opened.keyfob.store.snapshot;
    // Nothing is told of.
    await sleep(quietMs);
    expect(opened.keyfob.store.snapshot.revision).toBe(revision);
    for (const name of ['credentials', 'certs', 'args'])
      symlinkSync(join(demo.snapData, name), join(current, name));
    await opens();
    rmSync(root, { recursive: true });
  });

  it('looks again at what changed while it was read', async () => {
    const config = join(demo.snapData, 'credentials/client.config');
    const later = readFileSync(config, 'utf8').replaceAll('microk8s-cluster', 'renamed');
    let isRaced = true;
    const put = () => {
      writeFileSync(`${config}.new`, later);
      renameSync(`${config}.new`, config);
    };
    opened = await openKeyfob(demo.snapData, undefined, {
      files: {
        ...files,
        async read(path, limit) {
          const content = await files.read(path, limit);
          if (!isRaced && path.endsWith('client.config')) {
            isRaced = true;
            const watcher = watch(dirname(config));
            put();
            // The kernel tells of it while the rest is read.
            await once(watcher, 'change');
            watcher.close();
          }
          return content;
        },
      },
    });
    isRaced = false;
    await opened.keyfob.clusters.refresh();
    await eventually('the newer name', () => {
      const cluster = state();
      return (cluster.status === 'open' && cluster.name === 'renamed') || null;
    });
  });
});
