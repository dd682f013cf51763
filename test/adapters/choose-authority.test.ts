import { expect, it } from 'vitest';
import { createCertificates } from '../../src/main/adapters/x509/certificates.ts';
import { createServerCertificate } from '../../src/main/adapters/api/server-certificate.ts';
import { byMemory } from '../../src/main/core/files/snap-data/choose-authority.ts';
import { makeHostileChains } from '../attack/identity/hostile-chains.ts';
import { Authority } from '../cluster/certificates.ts';
import { freePorts } from '../cluster/cluster.ts';

const certificates = createCertificates();
const keyOf = (pem: string) => certificates.read(pem)!.publicKeySha256;

/** Chooses while nothing listens at the server's address. */
async function choose(bundle: string, known: readonly string[], aliases: Record<string, string> = {}) {
  const [port = 0] = await freePorts(1);
  const memory = {
    identityOf: (key: string) => aliases[key] ?? key,
    keysOf: (identity: string) => [identity],
    isKnown: (identity: string) => Promise.resolve(known.includes(identity)),
    remember: () => Promise.reject(new Error('nothing was learned')),
  };
  const chosen = await byMemory(
    memory,
    createServerCertificate(5000),
  )({
    ...{ root: '/snap', server: `https://127.0.0.1:${port}` },
    authorities: certificates.authorities(bundle),
  });
  return chosen.ok ? chosen.value.identity : chosen.error;
}

it('is one of two CAs while the server is down only where exactly one of them is known', async () => {
  const [a, b] = await Promise.all([Authority.create(), Authority.create()]);
  const [keyA, keyB] = [keyOf(a.pem), keyOf(b.pem)];
  const bundle = `${b.pem}\n${a.pem}\n`;
  expect(await choose(bundle, [])).toMatchObject({ code: 'authority-undecided', known: 0 });
  expect(await choose(bundle, [keyA, keyB])).toMatchObject({ code: 'authority-undecided', known: 2 });
  expect(await choose(bundle, [keyA])).toBe(keyA);
  expect(await choose(bundle, [keyB])).toBe(keyB);
  expect(await choose(bundle, [keyA], { [keyB]: keyA })).toBe(keyA);
  expect(await choose(`${a.pem}\n${a.pem}\n`, [])).toBe(keyA);
});

it('is one key with all its certificates, and the CA above where one vouches for another', async () => {
  const { own, chains } = await makeHostileChains(true, true);
  const [real, , reissued, vouchedFor] = own.map(({ pem }) => pem);
  const foreign = chains[0]!.others[0]!;
  expect(certificates.authorities(reissued!)).toHaveLength(1);
  expect(await choose(`${vouchedFor}${foreign}`, [])).toBe(keyOf(foreign));
  // A CA that certified a known key does not become that key.
  const known = certificates.authorities(`${foreign}${vouchedFor}`).find(({ key }) => key === keyOf(real!));
  expect(known?.pem.match(/BEGIN CERTIFICATE/g)).toHaveLength(1);
  expect(await choose(`${foreign}${vouchedFor}`, [keyOf(real!)])).toBe(keyOf(real!));
});
