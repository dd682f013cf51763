import { X509Certificate } from 'node:crypto';
import type { Authority } from '../core/ports/certificates.ts';
import { decode, keyOf } from './x509.ts';

/** No cluster has so many CAs, and each is tried against each. */
const mostCertificates = 32;

interface Known {
  readonly key: string;
  readonly certificate: X509Certificate;
  readonly pem: string;
}

/** The CAs of a PEM text, one for each key. */
export function listAuthorities(pem: string): readonly Authority[] {
  const blocks = pem.match(/-----BEGIN CERTIFICATE-----[^-]*-----END CERTIFICATE-----/g) ?? [];
  const distinct = [...new Set(blocks)];
  if (distinct.length > mostCertificates) return [];
  const known = distinct.flatMap((block): Known[] => {
    const read = decode(null, () => {
      const certificate = new X509Certificate(block);
      return { key: keyOf(certificate), certificate, pem: `${block}\n` };
    });
    return read === null ? [] : [read];
  });
  const isIssued = (below: Known, above: Known) =>
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
      pem: [...own, ...below(own, others, isIssued)].map((each) => each.pem).join(''),
      isBelow: own.every((each) => others.some((other) => isIssued(each, other))),
    };
  });
}

/** The CAs that these vouch for, directly or through one another. A certificate that is of no CA vouches for none. */
function below(
  authorities: readonly Known[],
  others: readonly Known[],
  isIssued: (below: Known, above: Known) => boolean,
): readonly Known[] {
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
