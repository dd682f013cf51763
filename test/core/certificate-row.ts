import type { CertificateRole, CertificateRow } from '../../src/shared/contract/state/certificates-state.ts';

/** A certificate as the snapshot tells of it, seen in `certs` or at the places given. */
export function certificate(
  name: string,
  role: CertificateRole,
  notAfter: number,
  ...places: string[]
): CertificateRow {
  return {
    id: `certificate:${name}`,
    role,
    standing: 'own',
    name,
    places: places.length === 0 ? [`certs/${name}`] : places,
    subject: `CN=${name}`,
    issuer: 'CN=10.152.183.1',
    names: [],
    serial: '01',
    fingerprint: name,
    notBefore: 5,
    notAfter,
    chain: 'signed',
    maker: 'microk8s',
    obstacle: null,
  };
}
