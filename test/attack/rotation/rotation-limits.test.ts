import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { request } from 'node:https';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { rotationPhrases } from '../../../src/shared/words/en/rotation-phrases.ts';
import { hasServers } from '../../cluster/binaries.ts';
import { Authority, type KeyPair } from '../../cluster/certificates.ts';
import { freePorts, type Cluster } from '../../cluster/cluster.ts';
import { adminTokens, readCredentials, type Engine } from '../../cluster/engine.ts';
import { ownAddress } from '../../cluster/own-address.ts';
import { startImpostor, startMembersRig, type MembersRig } from './member.ts';

describe.skipIf(!hasServers || process.getuid?.() !== 0)(
  'what a rotation leaves, and what a member leaves to it (only root can become one)',
  () => {
    let rig: MembersRig;
    let cluster: Cluster;
    let engine: Engine;

    beforeAll(async () => {
      rig = await startMembersRig();
      ({ cluster, engine } = rig);
    });
    afterEach(() => rig.restore());
    afterAll(() => rig.stop());

    /** Whom the API server takes a client certificate for. */
    const userOf = (pair: KeyPair) =>
      new Promise<string>((resolve, reject) => {
        const options = {
          method: 'POST',
          ca: cluster.snapData.authority.pem,
          cert: pair.certificate,
          key: pair.key,
        };
        const path = '/apis/authentication.k8s.io/v1/selfsubjectreviews';
        const sent = request(`${cluster.server}${path}`, { ...options, agent: false }, (reply) => {
          let text = '';
          reply.on('data', (chunk) => (text += String(chunk)));
          reply.on('end', () => resolve(text));
        });
        sent.on('error', reject);
        sent.end('{"apiVersion":"authentication.k8s.io/v1","kind":"SelfSubjectReview"}');
      });

    it('a copied ca.key goes on signing administrators, and the end says so [rotation-limits]', async () => {
      const copied = await Authority.open(cluster.snapData.current);
      const config = join(cluster.snapData.current, 'credentials/client.config');
      const folders = ['--snap-data', cluster.snapData.current, '--state-dir', engine.stateFolder];
      const { program, args } = engine.command(['rotate']);
      const plain = args.slice(0, args.indexOf('rotate') + 1);
      const run = spawn(program, [...plain, '--yes', ...folders], { env: engine.env });
      let said = '';
      run.stdout.on('data', (chunk) => (said += String(chunk)));
      await once(run, 'exit');
      expect(said).toContain(rotationPhrases().limits);
      expect(readFileSync(config, 'utf8')).not.toContain(cluster.snapData.adminToken);
      const mighty = await copied.issue({ subject: 'O=system:masters,CN=thief', usage: 'client' });
      const review = JSON.parse(await userOf(mighty)) as { status: { userInfo: object } };
      expect(review.status.userInfo).toMatchObject({
        username: 'thief',
        groups: ['system:masters', 'system:authenticated'],
      });
    });

    it.skipIf(ownAddress === null)(
      'another address of the cluster gets the old token alone, when it is refused here [rotation-limits]',
      async () => {
        const [port = 0] = await freePorts(1);
        const names = [{ type: 'ip' as const, value: ownAddress ?? '' }];
        const copied = await Authority.open(cluster.snapData.current);
        const pair = await copied.issue({ subject: 'CN=node', usage: 'server', names });
        const old = cluster.snapData.adminToken;
        await cluster.request('POST', '/apis/discovery.k8s.io/v1/namespaces/default/endpointslices', {
          metadata: { name: 'planted', labels: { 'kubernetes.io/service-name': 'kubernetes' } },
          addressType: 'IPv4',
          endpoints: [{ addresses: [ownAddress] }],
          ports: [{ name: 'https', port, protocol: 'TCP' }],
        });
        // On this machine it is seen whose process answers, so that it gets not even that.
        const impostor = startImpostor({ port, host: ownAddress ?? '', old, ...pair });
        await impostor.listening();
        const end = await engine.run(['rotate']);
        await impostor.stop();
        expect(end.outcome).toMatchObject({
          result: 'rotated',
          others: [{ server: `https://${ownAddress}:${port}`, oldToken: 'unknown' }],
        });
        expect(impostor.tokens).toEqual([]);
        const fresh = adminTokens(readCredentials(cluster)).tokenFile ?? '';
        await cluster.request(
          'DELETE',
          '/apis/discovery.k8s.io/v1/namespaces/default/endpointslices/planted',
          undefined,
          fresh,
        );
      },
    );
  },
);
