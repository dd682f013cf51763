import type { Chain } from '../../core/ports/cryptography.ts';
import { decode, isAuthority, maySign, readAll, type KnownCertificate } from './x509.ts';

/** As many as Go's TLS takes from a server would be absurd in a file. */
const mostBetween = 32;

/**
 * Tells by names and signatures alone, as Go does: key identifiers and serial numbers that do not fit, as after a CA was made
 * anew with its key, make nobody a stranger, and neither does a date.
 */
export function tellChain(pem: string, trustedPem: string): Chain {
  const [first, ...between] = readAll(pem);
  const trusted = readAll(trustedPem);
  if (first === undefined || between.length > mostBetween) return 'broken';
  const reached = [first];
  // Grows while it is walked: whoever signed what was reached is reached.
  for (const each of reached) {
    if (trusted.some((authority) => isSame(each, authority)))
      return each === first && isOwn(first) ? 'own' : 'signed';
    if (trusted.some((authority) => isSigned(each, authority))) return 'signed';
    const above = between.filter(
      (other) => !reached.includes(other) && isAuthority(other.certificate) && isSigned(each, other),
    );
    reached.push(...above);
  }
  return 'broken';
}

function isOwn({ certificate }: KnownCertificate): boolean {
  return decode(
    false,
    () => certificate.issuer === certificate.subject && certificate.verify(certificate.publicKey),
  );
}

function isSame(one: KnownCertificate, other: KnownCertificate): boolean {
  return one.certificate.fingerprint256 === other.certificate.fingerprint256;
}

function isSigned(
  { certificate: below }: KnownCertificate,
  { certificate: above }: KnownCertificate,
): boolean {
  return decode(
    false,
    () => below.issuer === above.subject && maySign(above) && below.verify(above.publicKey),
  );
}
