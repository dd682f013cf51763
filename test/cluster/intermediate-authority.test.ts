import 'reflect-metadata';
import { webcrypto } from 'node:crypto';
import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { X509Certificate } from '@peculiar/x509';
import { afterEach, describe, expect, it } from 'vitest';
import { trust } from '../attack/identity/second-authority.ts';
import { openKeyfob, type OpenKeyfob } from '../fakes/open-keyfob.ts';
import { usualAuthority } from '../kubectl/certificate-variations.ts';
import { certify, partyOf } from '../kubectl/make-certificate.ts';
import { hasServers } from './binaries.ts';
import { startCluster, type Cluster } from './cluster.ts';

/** Makes the CA of a cluster one below a root that is nowhere on the machine. */
async function putBelowRoot(cluster: Cluster): Promise<void> {
  const { authority, current } = cluster.snapData;
  const { publicKey, subject } = new X509Certificate(authority.pem);
  const keys = { publicKey: await publicKey.export(webcrypto as Crypto) } as CryptoKeyPair;
  const own = { subject, kind: 'RSA-2048', keys, keyPem: authority.keyPem } as const;
  const pem = await certify(own, await partyOf('root', 'CN=Example Home Root', 'RSA-2048'), usualAuthority);
  writeFileSync(join(current, 'certs/ca.crt'), pem);
  trust(cluster, pem);
}

describe.skipIf(!hasServers)('a cluster whose CA is an intermediate of a home root', () => {
  let cluster: Cluster;
  let app: OpenKeyfob;
  afterEach(async () => {
    await app.close();
    await cluster.stop();
  });

  it.each([
    { mode: 'token' as const, shows: 'its certificate alone' },
    { mode: 'x509' as const, shows: 'its certificate with the CA behind it' },
  ])(
    'is reached and has no stranger among its certificates, where it shows $shows',
    async ({ mode, shows }) => {
      cluster = await startCluster({ mode });
      await putBelowRoot(cluster);
      const { current } = cluster.snapData;
      if (shows !== 'its certificate alone')
        appendFileSync(
          join(current, 'certs/server.crt'),
          `\n${readFileSync(join(current, 'certs/ca.crt'), 'utf8')}`,
        );
      await cluster.restart();
      app = await openKeyfob(current);
      const { cluster: state, safety, certificates } = app.keyfob.store.snapshot;
      expect(state).toMatchObject({ status: 'open', api: { status: 'reachable' } });
      expect(safety.map(({ kind }) => kind)).not.toContain('certificate-foreign');
      expect(certificates?.rows.map(({ name, chain }) => [name, chain]).toSorted()).toEqual([
        ['apiserver-kubelet-client.crt', 'signed'],
        ['ca.crt', 'unchecked'],
        ['client.crt', 'signed'],
        ['server.crt', 'signed'],
      ]);
    },
  );
});
