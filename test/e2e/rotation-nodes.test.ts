import { afterEach, describe, expect, it } from 'vitest';
import { hasServers } from '../cluster/binaries.ts';
import { startCluster, type Cluster } from '../cluster/cluster.ts';
import { adminTokens, Engine, readCredentials, statusOf } from '../cluster/engine.ts';
import { ownAddress } from '../cluster/own-address.ts';
import { addNode, openToNetwork } from '../cluster/second-node.ts';
import { startSnapProgram } from '../cluster/snap-program.ts';

describe.skipIf(!hasServers)('keyfob rotate on other kinds of clusters', () => {
  const cleanUps: (() => unknown)[] = [];
  afterEach(async () => {
    for (const cleanUp of cleanUps.splice(0).toReversed()) await cleanUp();
  });

  const engineOn = async (cluster: Cluster) => {
    const snap = await startSnapProgram(cluster);
    const engine = new Engine(cluster, snap);
    cleanUps.push(
      () => snap.stop(),
      () => engine.remove(),
    );
    return { engine, snap };
  };

  it('leaves client.config alone in mixed mode', async () => {
    const cluster = await startCluster({ mode: 'mixed', rbac: true });
    cleanUps.push(() => cluster.stop());
    const { engine } = await engineOn(cluster);
    const before = readCredentials(cluster);
    const old = cluster.snapData.adminToken;
    const end = await engine.run(['rotate']);
    expect(end.outcome?.result).toBe('rotated');
    expect(end.lines.find(({ kind }) => kind === 'plan')).toMatchObject({ clientConfig: null });
    const after = readCredentials(cluster);
    const { tokenFile } = adminTokens(after);
    expect(after).toEqual({
      tokenFile: before.tokenFile.replace(old, tokenFile!),
      clientConfig: before.clientConfig,
    });
    expect(await statusOf(cluster, tokenFile!)).toBe(200);
    expect(await statusOf(cluster, old)).toBe(401);
    expect((await engine.run(['rotate', '--undo'])).outcome).toEqual({ result: 'reverted' });
    expect(readCredentials(cluster)).toEqual(before);
    expect(await statusOf(cluster, old)).toBe(200);
  });

  it('has nothing to rotate where the administrator is a certificate', async () => {
    const cluster = await startCluster({ mode: 'x509' });
    cleanUps.push(() => cluster.stop());
    const { engine, snap } = await engineOn(cluster);
    const end = await engine.run(['rotate']);
    expect(end.outcome).toEqual({ result: 'refused', error: { code: 'rotation-no-static-token' } });
    expect(snap.calls).toEqual([]);
    expect(engine.stateFiles()).toEqual([]);
  });

  it.skipIf(ownAddress === null)(
    'says which other API servers still accept the old token, until each was given the new one',
    async () => {
      const cluster = await startCluster();
      cleanUps.push(() => cluster.stop());
      await openToNetwork(cluster);
      const second = await addNode(cluster);
      cleanUps.push(() => second.stop());
      const old = cluster.snapData.adminToken;
      const address = (server: string) => server.replace('127.0.0.1', ownAddress ?? '');

      const first = await (await engineOn(cluster)).engine.run(['rotate']);
      expect(first.lines.find(({ kind }) => kind === 'warning')).toEqual({
        kind: 'warning',
        warning: { code: 'other-nodes', servers: [address(second.server)] },
      });
      expect(first.outcome).toMatchObject({
        result: 'rotated',
        others: [{ server: address(second.server), oldToken: 'accepted' }],
      });
      const fresh = adminTokens(readCredentials(cluster)).tokenFile!;
      expect([await statusOf(cluster, old), await statusOf(second, old)]).toEqual([401, 200]);

      const { engine } = await engineOn(second);
      const last = await engine.run(['rotate', '--token-stdin'], { input: fresh });
      expect(last.outcome).toMatchObject({
        result: 'rotated',
        others: [{ server: address(cluster.server), oldToken: 'refused' }],
      });
      expect(adminTokens(readCredentials(second))).toEqual({ tokenFile: fresh, clientConfig: fresh });
      expect([await statusOf(cluster, fresh), await statusOf(second, fresh)]).toEqual([200, 200]);
      expect([await statusOf(cluster, old), await statusOf(second, old)]).toEqual([401, 401]);
    },
  );
});
