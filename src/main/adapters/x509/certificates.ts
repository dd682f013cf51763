import { createPrivateKey, X509Certificate } from 'node:crypto';
import type { CertificateFacts, Certificates } from '../../core/ports/cryptography.ts';
import { listAuthorities } from './authorities.ts';
import { coversHost } from './covers-host.ts';
import { tellChain } from './tell-chain.ts';
import { decode, keyOf, namesOf } from './x509.ts';

/** Reads certificates with Node's crypto. */
export function createCertificates(): Certificates {
  return {
    read: (pem) => decode(null, () => factsOf(new X509Certificate(pem))),
    authorities: listAuthorities,
    chain: tellChain,
    covers: (pem, host) => decode(false, () => coversHost(new X509Certificate(pem), host)),
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
    names: namesOf(certificate).map(({ value }) => value),
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
