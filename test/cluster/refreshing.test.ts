import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createSnapDataFiles } from '../../src/main/adapters/files/snap-data-files.ts';
import { eventually } from '../desktop/processes.ts';
import { FakeClock } from '../fakes/fake-clock.ts';
import { openKeyfob, openOf, type OpenKeyfob } from '../fakes/open-keyfob.ts';
import { hasServers } from './binaries.ts';
import { startCluster, type Cluster } from './cluster.ts';
import { startProxy, type Proxy } from './proxy.ts';

const refreshMs = 60_000;
const retryMs = [5_000, 15_000, 30_000, 60_000, 120_000];

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
    const ports = {
      clock,
      files: {
        ...files,
        resolve(folder: string) {
          if (isBroken) throw new TypeError('a mistake of ours');
          return files.resolve(folder);
        },
      },
    };
    open = await openKeyfob(proxy.snapData, undefined, ports, { retryMs });
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

  it('sees that a server which was stopped is ready again, while somebody looks', async () => {
    const real = await openKeyfob(cluster.snapData.current, undefined, {}, { retryMs: [600_000] });
    const status = () => openOf(real.keyfob).scope.state.cluster.api.status;
    await real.keyfob.window.setVisible(true);
    await cluster.stopApiServer();
    await real.keyfob.clusters.refresh();
    expect(status()).toBe('failed');
    await cluster.launchApiServer();
    await cluster.waitUntilReady();
    await eventually('the API', () => status() === 'reachable' || null);
    await real.close();
  });

  describe('while the API server is away, without a window', () => {
    const away = () => proxy.intercept(() => ({ kind: 'cut' }));
    const back = () => proxy.intercept(() => null);
    const filesSeen = () => openOf(open.keyfob).scope.state.versions.files;
    /** Lets what is due begin a look, and waits for its end, at which the next one is planned. */
    const look = async (begin: () => Promise<void>) => {
      const before = filesSeen();
      await begin();
      await eventually('a look', () => {
        const { api } = openOf(open.keyfob).scope.state.cluster;
        return (api.status !== 'asking' && api.checkedAt === clock.now() && filesSeen() > before) || null;
      });
    };
    beforeEach(async () => {
      away();
      await open.keyfob.clusters.refresh();
      expect(apiStatus()).toBe('failed');
    });

    it('tries more and more rarely, and never stops', async () => {
      for (const pauseMs of [...retryMs, 120_000, 120_000]) {
        const before = versionRequests();
        await clock.advance(pauseMs - 1);
        expect(versionRequests()).toBe(before);
        await look(() => clock.advance(1));
      }
      back();
      await clock.advance(120_000);
      await eventually('the API', () => apiStatus() === 'reachable' || null);
    });

    it('sees that it is back with any reply of it', async () => {
      back();
      expect(await openOf(open.keyfob).scope.api.server.signingKeys()).toMatchObject({ ok: true });
      await clock.advance(0);
      await eventually('the API', () => apiStatus() === 'reachable' || null);
    });

    it('says no more of what it let fail, once it is back', async () => {
      const failures = () => {
        const { copy, dashboardOpening } = open.keyfob.store.snapshot;
        return [copy.status, dashboardOpening.status];
      };
      await open.handlers['token:copy-fresh']({});
      await open.handlers['dashboard:open']({ chosen: null });
      expect(failures()).toEqual(['failed', 'not-signed-in']);
      await open.keyfob.clusters.refresh();
      expect(failures()).toEqual(['failed', 'not-signed-in']);
      back();
      await open.keyfob.clusters.refresh();
      expect(failures()).toEqual(['idle', 'idle']);
    });

    it('does not try in a ring where others are answered', async () => {
      proxy.intercept((path) => (path === '/openid/v1/jwks' ? null : { kind: 'cut' }));
      const ask = () => openOf(open.keyfob).scope.api.server.signingKeys();
      await clock.advance(1);
      await look(async () => {
        await ask();
        await clock.advance(0);
      });
      const before = versionRequests();
      await ask();
      await clock.advance(4_000);
      expect(versionRequests()).toBe(before);
      await clock.advance(1_000);
      await eventually('a try', () => versionRequests() > before || null);
    });

    it('tries at once when the window has the focus', async () => {
      back();
      await open.keyfob.window.focused();
      await eventually('the API', () => apiStatus() === 'reachable' || null);
    });
  });

  describe('while the API server is away, behind a window', () => {
    const minuteMs = 60_000;
    const asked = async (lengthMs: number) => {
      const before = versionRequests();
      await clock.advance(lengthMs);
      return versionRequests() - before;
    };
    beforeEach(async () => {
      await open.close();
      // So that what is asked is the probe’s alone.
      open = await openKeyfob(proxy.snapData, undefined, { clock }, { retryMs: [24 * 60 * minuteMs] });
      await open.keyfob.window.setVisible(true);
      proxy.intercept(() => ({ kind: 'status', status: 503, body: '{}' }));
      await open.keyfob.clusters.refresh();
      expect(apiStatus()).toBe('failed');
    });

    it('asks often for two minutes, and from then on more and more rarely', async () => {
      expect(await asked(2 * minuteMs)).toBeGreaterThan(75);
      expect(await asked(2 * minuteMs)).toBeLessThan(10);
      expect(await asked(10 * minuteMs)).toBeLessThan(22);
    });

    it.each([
      ['has the focus', () => open.keyfob.window.focused()],
      [
        'is shown again',
        async () => {
          await open.keyfob.window.setVisible(false);
          await open.keyfob.window.setVisible(true);
        },
      ],
    ])('asks often again when the window %s', async (_how, look) => {
      await clock.advance(10 * minuteMs);
      await look();
      expect(await asked(minuteMs)).toBeGreaterThan(35);
    });

    it.each([
      ['the window is hidden', () => open.keyfob.window.setVisible(false)],
      [
        'the window is hidden, also while it looks',
        async () => {
          const before = versionRequests();
          proxy.intercept(() => ({ kind: 'delay', milliseconds: 300 }));
          void open.keyfob.clusters.refresh();
          await eventually('a look', () => versionRequests() > before || null);
          await open.keyfob.window.setVisible(false);
        },
      ],
      ['the cluster is left', () => open.keyfob.clusters.turnTo(open.folder)],
      ['all is closed', () => open.keyfob.quit()],
    ])('asks no more once %s', async (_how, end) => {
      await clock.advance(minuteMs);
      await end();
      expect(await asked(10 * minuteMs)).toBe(0);
    });
  });
});
