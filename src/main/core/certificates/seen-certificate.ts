import type { CertificateRole, CertificateRow } from '../../../shared/certificates-state.ts';
import type { CertificateFacts, Certificates } from '../ports/certificates.ts';

/** One certificate at one place. */
export interface SeenCertificate {
  readonly role: CertificateRole;
  readonly place: string;
  readonly pem: string;
  readonly facts: CertificateFacts;
}

const shownNames = 100;
const shownText = 500;

/** One row for each certificate, wherever and however often it was seen, the soonest to end first. */
export function toRows(
  seen: readonly SeenCertificate[],
  { isSignedBy }: Pick<Certificates, 'isSignedBy'>,
): CertificateRow[] {
  const authority = seen.find(({ role }) => role === 'ca')?.pem ?? null;
  const frontProxyAuthority = seen.find(({ role }) => role === 'front-proxy-ca')?.pem ?? null;

  const chainOf = ({ role, pem }: SeenCertificate): CertificateRow['chain'] => {
    if (ownSigned.has(role)) return isSignedBy(pem, pem) ? 'own' : 'broken';
    if (role === 'kubelet-own') return 'own';
    const issuer = role === 'front-proxy-client' ? frontProxyAuthority : authority;
    if (issuer === null || role === 'remote-server') return 'unchecked';
    return isSignedBy(pem, issuer) ? 'signed' : 'broken';
  };

  const byFingerprint = new Map<string, SeenCertificate[]>();
  for (const each of seen) {
    const same = byFingerprint.get(each.facts.fingerprint);
    if (same === undefined) byFingerprint.set(each.facts.fingerprint, [each]);
    else same.push(each);
  }
  const rows = [...byFingerprint.values()].flatMap((same) => {
    const [first] = same;
    return first === undefined ? [] : [toRow(first, same, chainOf(first))];
  });
  return rows.sort((a, b) => a.notAfter - b.notAfter);
}

const ownSigned: ReadonlySet<CertificateRole> = new Set(['ca', 'front-proxy-ca', 'datastore']);

function toRow(
  { role, place, facts }: SeenCertificate,
  same: readonly SeenCertificate[],
  chain: CertificateRow['chain'],
): CertificateRow {
  const name = place.startsWith('https://') ? 'server.crt' : place.slice(place.lastIndexOf('/') + 1);
  return {
    id: role === 'ca' && name !== 'ca.crt' ? `certificate:${name}:ca` : `certificate:${name}`,
    role,
    name,
    places: same.slice(0, 8).map((each) => each.place),
    subject: facts.subject.slice(0, shownText),
    issuer: facts.issuer.slice(0, shownText),
    names: facts.names.slice(0, shownNames).map((each) => each.slice(0, shownText)),
    serial: facts.serial,
    fingerprint: facts.fingerprint,
    notBefore: facts.notBefore,
    notAfter: facts.notAfter,
    chain,
  };
}

/** A kubelet that finds no certificate makes a CA named after its host and the second, for this one. */
export function isMadeByKubelet({ issuer }: CertificateFacts): boolean {
  return /-ca@\d+$/.test(issuer);
}
