import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createCertificates } from '../../src/main/adapters/x509/certificates.ts';
import { createConnectCluster } from '../../src/main/adapters/api/connect-cluster.ts';
import { createSnapDataFiles } from '../../src/main/adapters/files/snap-data-files.ts';
import { emptyObject } from '../../src/main/core/cluster/access/access-objects.ts';
import { findCluster } from '../../src/main/core/files/snap-data/find-cluster.ts';
import type { ClusterApi } from '../../src/main/core/ports/cluster-api.ts';
import { Secret } from '../../src/main/core/ports/secret.ts';
import { hasServers } from '../cluster/binaries.ts';
import { startCluster, type Cluster } from '../cluster/cluster.ts';
import { startProxy, type Proxy } from '../cluster/proxy.ts';
import { eventually } from '../desktop/processes.ts';

const deadlineMs = 1000;
const left = { ok: false, error: { code: 'cluster-changed' } };

describe.skipIf(!hasServers)('the API of a cluster that was left', () => {
  let cluster: Cluster;
  let proxy: Proxy;
  beforeAll(async () => {
    cluster = await startCluster();
    proxy = await startProxy(cluster);
  });
  afterEach(() => proxy.intercept(() => null));
  afterAll(async () => {
    await proxy.stop();
    await cluster.stop();
  });

  async function connect(): Promise<ClusterApi> {
    const ports = { files: createSnapDataFiles(), certificates: createCertificates() };
    const found = await findCluster(proxy.snapData, ports);
    if (!found.ok) throw new Error(found.error.code);
    return createConnectCluster(deadlineMs)(found.value.address);
  }

  it('answers every call under way at once, and sends nothing any more', async () => {
    const ref = { kind: 'ServiceAccount', namespace: 'default', name: 'proxied' } as const;
    const calls: readonly ((open: ClusterApi) => Promise<unknown>)[] = [
      (open) => open.tokens.mint({ account: ref, expirationSeconds: 600, audiences: [], boundSecret: null }),
      (open) => open.tokens.review(new Secret('t'), []),
      (open) => open.tokens.readLegacy(ref),
      (open) => open.tokens.tryOut(new Secret('t')),
      (open) => open.objects.read(ref),
      (open) => open.objects.create(emptyObject(ref)),
      (open) => open.objects.delete(ref, 'uid'),
      (open) => open.lists.page('namespaces', 10, null),
      (open) => open.rights.rules({ user: 'somebody', groups: [] }, 'default'),
      (open) => open.server.version(),
      (open) => open.server.authorization(),
      (open) => open.server.signingKeys(),
      (open) => open.server.whoAmI(),
      (open) => open.server.controlPlane(),
    ];
    for (const call of calls) {
      const open = await connect();
      let closing: Promise<number> | null = null;
      proxy.intercept(() => {
        closing ??= Promise.resolve().then(() => {
          open.close();
          return performance.now();
        });
        return { kind: 'delay', milliseconds: 5 * deadlineMs };
      });
      expect(await call(open)).toEqual(left);
      expect(performance.now() - (await closing!)).toBeLessThan(deadlineMs / 2);
      const before = proxy.connections();
      expect(await call(open)).toEqual(left);
      open.dropConnections();
      expect(await call(open)).toEqual(left);
      expect(proxy.connections()).toBe(before);
    }
  });

  it('ends many calls under way, in which Node sees no leak', async () => {
    const warnings: string[] = [];
    const onWarning = ({ name }: Error) => void warnings.push(name);
    process.on('warning', onWarning);
    const open = await connect();
    const before = proxy.requests.length;
    proxy.intercept(() => ({ kind: 'delay', milliseconds: 5 * deadlineMs }));
    const calls = Array.from({ length: 20 }, () => open.server.version());
    await eventually('a request', () => (proxy.requests.length > before ? true : null));
    open.close();
    expect(await Promise.all(calls)).toEqual(calls.map(() => left));
    process.off('warning', onWarning);
    expect(warnings).toEqual([]);
  });

  it('sends nothing that was asked while it was loaded', async () => {
    const open = await connect();
    const before = proxy.connections();
    const asked = open.server.version();
    open.close();
    expect(await asked).toEqual(left);
    expect(proxy.connections()).toBe(before);
  });
});
