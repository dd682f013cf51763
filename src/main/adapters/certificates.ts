import { createHash, X509Certificate } from 'node:crypto';
import { isIP } from 'node:net';
import type { Certificates } from '../core/ports/certificates.ts';
import { errorCode } from './error-code.ts';

/** Reads certificates with Node's crypto. */
export function createCertificates(): Certificates {
  return {
    read(pem) {
      const certificate = parse(pem);
      if (certificate === null) return null;
      const publicKey = certificate.publicKey.export({ type: 'spki', format: 'der' });
      return {
        subject: oneLine(certificate.subject),
        issuer: oneLine(certificate.issuer),
        names: namesOf(certificate),
        serial: certificate.serialNumber,
        fingerprint: certificate.fingerprint256,
        notBefore: Date.parse(certificate.validFrom),
        notAfter: Date.parse(certificate.validTo),
        publicKeySha256: createHash('sha256').update(publicKey).digest('hex'),
      };
    },
    isSignedBy(pem, authorityPem) {
      const [certificate, authority] = [parse(pem), parse(authorityPem)];
      if (certificate === null || authority === null) return false;
      return certificate.checkIssued(authority) && certificate.verify(authority.publicKey);
    },
    covers(pem, host) {
      const certificate = parse(pem);
      if (certificate === null) return false;
      const match = isIP(host) === 0 ? certificate.checkHost(host) : certificate.checkIP(host);
      return match !== undefined;
    },
  };
}

function parse(pem: string): X509Certificate | null {
  try {
    return new X509Certificate(pem);
  } catch (error) {
    if (errorCode(error)?.startsWith('ERR_') === true) return null;
    throw error;
  }
}

/** A name as Node gives it has a line for each attribute; a certificate need not have one. */
function oneLine(name: string | undefined): string {
  return (name ?? '').split('\n').join(', ');
}

/** Node writes `DNS:localhost, IP Address:127.0.0.1`, with names that need it as JSON strings. */
function namesOf({ subjectAltName = '' }: X509Certificate): string[] {
  return Array.from(
    subjectAltName.matchAll(/(?:^|, )[A-Za-z ]+:("(?:[^"\\]|\\.)*"|[^,]*)/g),
    ([, name = '']) => (name.startsWith('"') ? String(JSON.parse(name)) : name),
  );
}
