import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { hostAddress } from '../../src/main/adapters/system/host-address.ts';
import { createProbe } from '../../src/main/adapters/engine/api-server-probe.ts';
import { Secret } from '../../src/main/core/ports/secret.ts';
import type { OtherServer, RotationRecord } from '../../src/shared/contract/state/rotation.ts';
import { openKeyfob, type OpenKeyfob } from '../fakes/open-keyfob.ts';
import { hasServers } from './binaries.ts';
import { freePorts, startCluster, type Cluster } from './cluster.ts';
import { nameNode } from './second-node.ts';
import { makeSnapData } from './snap-data.ts';

describe.skipIf(!hasServers)('other control plane nodes that a rotation left behind', () => {
  let cluster: Cluster;
  let app: OpenKeyfob;

  beforeEach(async () => {
    cluster = await startCluster();
    app = await openKeyfob(cluster.snapData.current);
  });
  afterEach(async () => {
    await app.close();
    await cluster.stop();
  });

  /** What the engine wrote when it rotated. */
  const writeJournal = (others: OtherServer[] | null) => {
    const { cluster: open } = app.keyfob.store.snapshot;
    if (open.status !== 'open') throw new Error(open.status);
    const folder = join(app.folder, 'state', open.identity);
    mkdirSync(folder, { recursive: true });
    const records: RotationRecord[] = [
      {
        ...{ kind: 'begun', version: 1, rotation: 'r', snapData: '/s', tokenFile: '/f', clientConfig: null },
        engine: { pid: 1, bootId: 'b', startTicks: '1' },
        at: 1,
      },
      {
        kind: 'ended',
        outcome: { result: 'rotated', forgetAt: Date.now() + 1e9, others, masters: [] },
        at: 2,
      },
    ];
    writeFileSync(join(folder, 'journal'), records.map((record) => `${JSON.stringify(record)}\n`).join(''));
  };
  /** What is known of the last rotation and of other nodes, and the findings of them, once the app looked again. */
  const expectAfterLook = async (expected: object) => {
    await app.keyfob.clusters.refresh();
    const seen = () => {
      const { nodes, safety, rotation } = app.keyfob.store.snapshot;
      return {
        journal: rotation.journal.status,
        nodes,
        safety: safety.filter(({ kind }) => /^(old-token|nodes)-/.test(kind)),
      };
    };
    await expect.poll(seen).toMatchObject(expected);
  };

  /** Announces API servers as others than the cluster's own would. */
  const announce = async (addresses: readonly string[], ports: readonly number[]) => {
    const made = await cluster.request(
      'POST',
      '/apis/discovery.k8s.io/v1/namespaces/default/endpointslices',
      {
        metadata: { name: 'others', labels: { 'kubernetes.io/service-name': 'kubernetes' } },
        addressType: 'IPv4',
        endpoints: addresses.map((address) => ({ addresses: [address] })),
        ports: ports.map((port) => ({ name: `port-${port}`, port, protocol: 'TCP' })),
      },
    );
    expect(made.status).toBe(201);
  };
  /** Counts who connects to the port of the cluster's API server at another address of this machine. */
  const listenAs = async (address: string) => {
    let connections = 0;
    const listener = createServer((socket) => {
      connections++;
      socket.destroy();
    });
    await new Promise<void>((resolve) => {
      listener.listen(Number(new URL(cluster.server).port), address, resolve);
    });
    return {
      server: cluster.server.replace('127.0.0.1', address),
      connections: () => connections,
      stop: () => new Promise((resolve) => listener.close(resolve)),
    };
  };

  it('stay as a finding while they cannot be asked, also for a new start whose own API server is down', async () => {
    await nameNode(cluster, 'attic', '127.0.0.9');
    const server = cluster.server.replace('127.0.0.1', '127.0.0.9');
    const attic = { name: 'attic', server };
    writeJournal([{ server, oldToken: 'accepted' }]);
    await expectAfterLook({
      nodes: { others: [{ ...attic, token: { status: 'away' } }], error: null },
      safety: [{ kind: 'old-token-unasked', nodes: [attic] }],
    });

    await cluster.stopApiServer();
    const before = app.keyfob;
    app = await openKeyfob(cluster.snapData.current, app.folder);
    await before.quit();
    const nameless = { name: null, server };
    const error = { code: 'api-unreachable', server, reason: 'refused' } as const;
    await expectAfterLook({
      nodes: {
        ...{ error: null },
        others: [{ ...nameless, token: { status: 'unknown', error } }],
      },
      safety: [{ kind: 'old-token-unasked', nodes: [nameless] }],
    });
    await cluster.launchApiServer();
  });

  it('go for good when the cluster, which could be asked, knows no such node any more: nothing is sent there', async () => {
    await nameNode(cluster, 'attic', '127.0.0.9');
    const { server, connections, stop } = await listenAs('127.0.0.9');
    writeJournal([{ server, oldToken: 'accepted' }]);
    await expectAfterLook({ safety: [{ kind: 'old-token-unasked', nodes: [{ name: 'attic', server }] }] });
    await cluster.request('DELETE', '/api/v1/nodes/attic');
    const none = { nodes: { others: [], error: null }, safety: [] };
    await expectAfterLook(none);
    const shown: unknown[] = [];
    const forget = app.keyfob.store.subscribe(({ nodes }) => shown.push(...(nodes?.others ?? [])));
    await expectAfterLook(none);
    forget();
    expect({ shown, connections: connections() }).toEqual({ shown: [], connections: 0 });
    await stop();
  });

  it('are not sent the token where they announce nothing, also while the lists cannot be had', async () => {
    writeFileSync(join(cluster.snapData.current, 'var/lock/ha-cluster'), '');
    await nameNode(cluster, 'attic', '127.0.0.9');
    const { server, connections, stop } = await listenAs('127.0.0.9');
    const others = [{ name: 'attic', server, token: { status: 'away' } }];
    await expectAfterLook({ nodes: { others, error: null } });
    await cluster.stopApiServer();
    writeJournal(null);
    const error = { code: 'api-unreachable', server: cluster.server, reason: 'refused' };
    await expectAfterLook({ journal: 'ended', nodes: { others, error } });
    await expectAfterLook({ journal: 'ended', nodes: { others, error } });
    expect(connections()).toBe(0);
    await stop();
    await cluster.launchApiServer();
  });

  it('stay as a finding while the admin token of this machine cannot be read', async () => {
    await app.close();
    await cluster.stop();
    cluster = await startCluster({ mode: 'mixed' });
    app = await openKeyfob(cluster.snapData.current);
    await announce(['203.0.113.7'], [16443]);
    const file = join(cluster.snapData.current, 'credentials/known_tokens.csv');
    writeFileSync(file, 'a"b,admin,admin\n');
    const attic = { name: null, server: 'https://203.0.113.7:16443' };
    writeJournal([{ server: attic.server, oldToken: 'accepted' }]);
    const error = { code: 'token-file-refused', line: 1 };
    await expectAfterLook({
      nodes: { others: [{ ...attic, token: { status: 'unknown', error } }], error: null },
      safety: [{ kind: 'old-token-unasked', nodes: [attic] }],
    });
  });

  it('are said not to have been looked for where there may be some: on a cluster with the lock ha-cluster', async () => {
    const { server } = cluster;
    // No look may come between the rotation and the end of the API server, else none were there.
    await cluster.stopApiServer();
    writeJournal(null);
    await expectAfterLook({
      journal: 'ended',
      nodes: { others: [], error: null },
      safety: [],
    });
    writeFileSync(join(cluster.snapData.current, 'var/lock/ha-cluster'), '');
    const error = { code: 'api-unreachable', server, reason: 'refused' } as const;
    await expectAfterLook({
      nodes: { others: [], error },
      safety: [{ kind: 'nodes-unseen', error }],
    });
    await cluster.launchApiServer();
  });

  it('are not missed on a cluster of one, where a look since the rotation has found none', async () => {
    writeFileSync(join(cluster.snapData.current, 'var/lock/ha-cluster'), '');
    writeJournal(null);
    await expectAfterLook({ journal: 'ended', nodes: { others: [], error: null, isSeen: true }, safety: [] });
    await cluster.stopApiServer();
    const error = { code: 'api-unreachable', server: cluster.server, reason: 'refused' };
    await expectAfterLook({ nodes: { others: [], error, isSeen: true }, safety: [] });
    await cluster.launchApiServer();
  });

  it('are never told of another cluster', async () => {
    await nameNode(cluster, 'attic', '127.0.0.9');
    await expectAfterLook({ nodes: { others: [{ name: 'attic' }] } });
    const foreign: unknown[] = [];
    const [port = 0] = await freePorts(1);
    const another = await makeSnapData({ mode: 'token', rbac: false, port });
    app.keyfob.store.subscribe(({ cluster: { snapData }, nodes }) => {
      const isTold = nodes?.others.some(({ name }) => name === 'attic') === true;
      if (snapData === another.current && isTold) foreign.push(nodes);
    });
    await app.keyfob.clusters.turnTo(another.current);
    await expectAfterLook({ nodes: { others: [] } });
    expect(foreign).toEqual([]);
    another.remove();
  });

  it('are not looked for among more announcements than a cluster has API servers, by app and engine', async () => {
    writeFileSync(join(cluster.snapData.current, 'var/lock/ha-cluster'), '');
    const { server } = cluster;
    await announce(
      Array.from({ length: 100 }, (_, last) => `10.99.0.${last}`),
      Array.from({ length: 10 }, (_, at) => 1 + at),
    );
    await expectAfterLook({ nodes: { others: [], error: { code: 'api-bad-reply', server } } });
    const probe = createProbe(5000, hostAddress)(server, cluster.snapData.authority.pem);
    expect(await probe.otherServers(new Secret(cluster.snapData.adminToken))).toBeNull();
  });
});
