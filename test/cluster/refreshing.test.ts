import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createSnapDataFiles } from '../../src/main/adapters/snap-data-files.ts';
import { eventually } from '../desktop/processes.ts';
import { FakeClock } from '../fakes/fake-clock.ts';
import { openKeyfob, type OpenKeyfob } from '../fakes/open-keyfob.ts';
import { hasServers } from './binaries.ts';
import { startCluster, type Cluster } from './cluster.ts';
import { startProxy, type Proxy } from './proxy.ts';

const refreshMs = 60_000;

describe.skipIf(!hasServers)('looking at the cluster again', () => {
  let cluster: Cluster;
  let proxy: Proxy;
  let open: OpenKeyfob;
  let clock: FakeClock;
  let isBroken: boolean;
  beforeAll(async () => {
    cluster = await startCluster();
    proxy = await startProxy(cluster);
  });
  afterAll(async () => {
    await proxy.stop();
    await cluster.stop();
  });
  beforeEach(async () => {
    isBroken = false;
    clock = new FakeClock(Date.now());
    const files = createSnapDataFiles();
    open = await openKeyfob(proxy.snapData, undefined, {
      clock,
      files: {
        ...files,
        resolve(folder) {
          if (isBroken) throw new TypeError('a mistake of ours');
          return files.resolve(folder);
        },
      },
    });
  });
  afterEach(async () => {
    proxy.intercept(() => null);
    await open.close();
  });

  const versionRequests = () => proxy.requests.filter((request) => request.startsWith('GET /version')).length;
  const apiStatus = () => {
    const { cluster: state } = open.keyfob.store.snapshot;
    return state.status === 'open' ? state.api.status : state.status;
  };

  it('ends with what was true after it was asked for, also while an earlier look is under way', async () => {
    const before = versionRequests();
    proxy.intercept((path) => (path.startsWith('/version') ? { kind: 'delay', milliseconds: 500 } : null));
    const first = open.keyfob.clusters.refresh();
    await eventually('the earlier look', () => versionRequests() > before || null);
    proxy.intercept(() => ({ kind: 'status', status: 500, body: '{}' }));
    const [second, third] = [open.keyfob.clusters.refresh(), open.keyfob.clusters.refresh()];
    await first;
    expect(apiStatus()).toBe('reachable');
    await Promise.all([second, third]);
    expect(apiStatus()).toBe('failed');
    expect(versionRequests() - before).toBe(2);
  });

  it('goes on by itself after a look that ended in a mistake of ours', async () => {
    open.keyfob.clusters.setVisible(true);
    await eventually('a look', () => apiStatus() === 'reachable' || null);
    isBroken = true;
    await open.keyfob.clusters.refresh();
    expect(open.keyfob.store.snapshot.cluster).toMatchObject({
      status: 'unavailable',
      error: { code: 'bug' },
    });
    isBroken = false;
    const before = versionRequests();
    await clock.advance(refreshMs);
    await eventually('another look', () => versionRequests() > before || null);
  });
});
