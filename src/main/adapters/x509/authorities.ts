import type { Authority } from '../../core/ports/cryptography.ts';
import { decode, readAll, type KnownCertificate } from './x509.ts';

/** No cluster has so many CAs, and each is tried against each. */
const mostCertificates = 32;

/** The CAs of a PEM text, one for each key. */
export function listAuthorities(pem: string): readonly Authority[] {
  const known = readAll(pem);
  if (known.length > mostCertificates) return [];
  const isIssued = (below: KnownCertificate, above: KnownCertificate) =>
    decode(
      false,
      () =>
        below.certificate.checkIssued(above.certificate) &&
        below.certificate.verify(above.certificate.publicKey),
    );
  return [...new Set(known.map(({ key }) => key))].map((key) => {
    const own = known.filter((each) => each.key === key);
    const others = known.filter((each) => each.key !== key);
    return {
      key,
      pem: withoutPast([...own, ...below(own, others, isIssued)])
        .map((each) => each.pem)
        .join(''),
      isBelow: own.every((each) => others.some((other) => isIssued(each, other))),
    };
  });
}

/** Without those that were made anew with their name and key: Go tries both, BoringSSL takes the last one even when it has expired. */
function withoutPast(authorities: readonly KnownCertificate[]): readonly KnownCertificate[] {
  const now = Date.now();
  const isCurrent = ({ certificate: { validFrom, validTo } }: KnownCertificate) =>
    Date.parse(validFrom) <= now && now < Date.parse(validTo);
  const current = authorities.filter(isCurrent);
  return authorities.filter(
    (each) =>
      current.includes(each) ||
      !current.some(
        ({ key, certificate }) => key === each.key && certificate.subject === each.certificate.subject,
      ),
  );
}

/** The CAs that these vouch for, directly or through one another. A certificate that is of no CA vouches for none. */
function below(
  authorities: readonly KnownCertificate[],
  others: readonly KnownCertificate[],
  isIssued: (below: KnownCertificate, above: KnownCertificate) => boolean,
): readonly KnownCertificate[] {
  const next = others.filter(
    (each) => each.certificate.ca && authorities.some((authority) => isIssued(each, authority)),
  );
  if (next.length === 0) return [];
  return [
    ...next,
    ...below(
      next,
      others.filter((each) => !next.includes(each)),
      isIssued,
    ),
  ];
}
