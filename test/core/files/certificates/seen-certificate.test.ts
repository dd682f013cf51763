import { expect, it } from 'vitest';
import { certificatePlaces } from '../../../../src/main/core/files/snap-data/certificate-files.ts';
import {
  toRows,
  type SeenCertificate,
} from '../../../../src/main/core/files/certificates/seen-certificate.ts';

const root = '/snap';

function at({
  place,
  role,
  standing,
}: Pick<SeenCertificate, 'place' | 'role' | 'standing'>): SeenCertificate {
  const facts = {
    ...{ subject: place, issuer: place, names: [], serial: '01', publicKeySha256: place },
    ...{ fingerprint: place, notBefore: 1, notAfter: 2 },
  };
  return { place, role, standing, maker: 'microk8s', nth: 1, pem: place, facts };
}

it('names each certificate by itself, whatever folder a flag names', () => {
  const seen = certificatePlaces(root, { 'tls-cert-file': `${root}/certs/mine/server.crt` })
    .filter(({ role }) => role === 'server')
    .map(at);
  const rows = toRows(seen, { chain: () => 'signed' }, () => null);
  expect(rows.map(({ id, standing }) => [id, standing])).toEqual([
    ['certificate:server.crt', 'spare'],
    ['certificate:certs/mine/server.crt', 'elsewhere'],
  ]);
});

it('names those of MicroK8s by their files, others by their paths and servers by their addresses', () => {
  const places = ['credentials/client.config', '/etc/server.crt', 'https://127.0.0.1:16443'];
  const seen = places.map((place) => at({ place, role: 'server', standing: 'own' }));
  const rows = toRows(seen, { chain: () => 'signed' }, () => null);
  expect(rows.map(({ name }) => name)).toEqual(['client.config', '/etc/server.crt', '127.0.0.1:16443']);
});
