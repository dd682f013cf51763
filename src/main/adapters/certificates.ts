import { createPrivateKey, X509Certificate } from 'node:crypto';
import { isIP } from 'node:net';
import type { CertificateFacts, Certificates } from '../core/ports/certificates.ts';
import { listAuthorities } from './authorities.ts';
import { decode, keyOf } from './x509.ts';

/** Reads certificates with Node's crypto. */
export function createCertificates(): Certificates {
  return {
    read: (pem) => decode(null, () => factsOf(new X509Certificate(pem))),
    authorities: listAuthorities,
    isSignedBy: (pem, authorityPem) =>
      decode(false, () => {
        const [certificate, authority] = [new X509Certificate(pem), new X509Certificate(authorityPem)];
        return certificate.checkIssued(authority) && certificate.verify(authority.publicKey);
      }),
    covers: (pem, host) =>
      decode(false, () => {
        const certificate = new X509Certificate(pem);
        const match = isIP(host) === 0 ? certificate.checkHost(host) : certificate.checkIP(host);
        return match !== undefined;
      }),
    isKey: (key) => decode(false, () => createPrivateKey(key.reveal()).type === 'private'),
    isPair: (pem, key) =>
      decode(false, () => new X509Certificate(pem).checkPrivateKey(createPrivateKey(key.reveal()))),
  };
}

function factsOf(certificate: X509Certificate): CertificateFacts | null {
  const [notBefore, notAfter] = [Date.parse(certificate.validFrom), Date.parse(certificate.validTo)];
  if (Number.isNaN(notBefore) || Number.isNaN(notAfter)) return null;
  return {
    subject: oneLine(certificate.subject),
    issuer: oneLine(certificate.issuer),
    names: namesOf(certificate),
    serial: certificate.serialNumber,
    fingerprint: certificate.fingerprint256,
    notBefore,
    notAfter,
    publicKeySha256: keyOf(certificate),
  };
}

/** A name as Node gives it has a line for each attribute; a certificate need not have one. */
function oneLine(name: string | undefined): string {
  return (name ?? '').split('\n').join(', ');
}

/** There may be none, or none that Node could read (null). Node writes `DNS:localhost, IP Address:127.0.0.1`, with names that need it as JSON strings. */
function namesOf({ subjectAltName }: X509Certificate): string[] {
  const names: string | null | undefined = subjectAltName;
  return Array.from(
    (names ?? '').matchAll(/(?:^|, )[A-Za-z ]+:("(?:[^"\\]|\\.)*"|[^,]*)/g),
    ([, name = '']) => (name.startsWith('"') ? String(JSON.parse(name)) : name),
  );
}
