import { createHash, X509Certificate } from 'node:crypto';
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
        subject: certificate.subject.split('\n').join(', '),
        notBefore: Date.parse(certificate.validFrom),
        notAfter: Date.parse(certificate.validTo),
        publicKeySha256: createHash('sha256').update(publicKey).digest('hex'),
      };
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
