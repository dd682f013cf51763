import { describe, expect, it } from 'vitest';
import { createCertificates } from '../../src/main/adapters/x509/certificates.ts';
import { usualAuthority, usualServer } from '../kubectl/certificate-variations.ts';
import { certify, partyOf } from '../kubectl/make-certificate.ts';

const certificates = createCertificates();
const party = (part: string) => partyOf(part, `CN=${part}`, 'P-256');

describe('how a certificate comes to be trusted', () => {
  it('is by what is trusted itself or signed it, directly or through CAs that are shown', async () => {
    const [root, between, server, other] = await Promise.all(
      ['root', 'between', 'server', 'other'].map(party),
    );
    const rootPem = await certify(root!, root!, usualAuthority);
    const betweenPem = await certify(between!, root!, usualAuthority);
    const otherPem = await certify(other!, other!, usualAuthority);
    const leaf = await certify(server!, between!, usualServer);
    const byLeaf = await certify(other!, server!, usualServer);
    const own = await certify(server!, server!, usualServer);
    const chain = (pem: string, trusted: string) => certificates.chain(pem, trusted);
    expect([
      chain(leaf, betweenPem),
      chain(leaf + betweenPem, rootPem),
      chain(leaf, otherPem + betweenPem),
    ]).toEqual(['signed', 'signed', 'signed']);
    expect([chain(leaf, leaf), chain(own, own), chain(rootPem, rootPem)]).toEqual(['signed', 'own', 'own']);
    expect([chain(betweenPem, betweenPem), chain(betweenPem, rootPem)]).toEqual(['signed', 'signed']);
    expect([chain(leaf, rootPem), chain(leaf + betweenPem, otherPem), chain(own, rootPem)]).toEqual([
      'broken',
      'broken',
      'broken',
    ]);
    // A server’s certificate is trusted, but signs nobody.
    expect([chain(byLeaf, leaf), chain(byLeaf + leaf, betweenPem), chain('', rootPem)]).toEqual([
      'broken',
      'broken',
      'broken',
    ]);
  });

  it('is by names and signatures, whatever key identifier or serial number it names', async () => {
    const [root, server] = await Promise.all([party('root'), party('server')]);
    const rootPem = await certify(root, root, usualAuthority);
    for (const authorityKey of ['none', 'right', 'wrong', 'wrong-serial'] as const)
      expect(
        certificates.chain(await certify(server, root, { ...usualServer, authorityKey }), rootPem),
        authorityKey,
      ).toBe('signed');
  });
});

it.each([
  ['k8s.lan', ['k8s.lan'], true],
  ['K8S.lan', ['k8s.LAN'], true],
  ['k8s.lan', ['*.lan'], true],
  ['a.k8s.lan', ['*.lan'], false],
  ['lan', ['*'], false],
  ['xa.k8s.lan', ['x*.k8s.lan'], false],
  ['a.k8s.lan', ['a.*.lan'], false],
  ['k8s.lan', ['k8s.lan.'], false],
  // The name of the subject counts for nothing.
  ['server', [], false],
])('a host %s is covered by the names %j: %s', async (host, names, isCovered) => {
  const server = await party('server');
  const named = names.map((value) => ({ type: 'dns' as const, value }));
  const pem = await certify(server, server, { ...usualServer, names: named });
  expect(certificates.covers(pem, host)).toBe(isCovered);
});
