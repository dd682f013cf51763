import { createHash, X509Certificate } from 'node:crypto';
import { nodeErrorCode } from '../system/error-code.ts';

/** One certificate of a PEM text. */
export interface KnownCertificate {
  /** As `keyOf`. */
  readonly key: string;
  readonly certificate: X509Certificate;
  readonly pem: string;
}

/** The certificates of a PEM text that can be read, each once. */
export function readAll(pem: string): readonly KnownCertificate[] {
  const blocks = pem.match(/-----BEGIN CERTIFICATE-----[^-]*-----END CERTIFICATE-----/g) ?? [];
  return [...new Set(blocks)].flatMap((block): KnownCertificate[] => {
    const read = decode(null, () => {
      const certificate = new X509Certificate(block);
      return { key: keyOf(certificate), certificate, pem: `${block}\n` };
    });
    return read === null ? [] : [read];
  });
}

/** Whether a certificate may sign others where it is trusted: version 1 cannot say so, and need not, as in Go. */
export function maySign(certificate: X509Certificate): boolean {
  return certificate.ca || isVersion1(certificate.raw);
}

/** Whether a certificate may sign others where only its CA is trusted. */
export function isAuthority(certificate: X509Certificate): boolean {
  return certificate.ca && !isVersion1(certificate.raw);
}

/** Only later versions begin with their number, behind the heads of the certificate and of what is signed of it. */
function isVersion1(der: Uint8Array): boolean {
  const contentAt = (at: number) => {
    const length = der[at + 1] ?? 0;
    return at + 2 + (length < 0x80 ? 0 : length & 0x7f);
  };
  return der[contentAt(contentAt(0))] !== 0xa0;
}

/** Node decodes parts of a certificate when they are asked for: what cannot be decoded then makes it unusable as well. */
export function decode<Value>(unusable: Value, look: () => Value): Value {
  try {
    return look();
  } catch (error) {
    if (nodeErrorCode(error)?.startsWith('ERR_') === true) return unusable;
    throw error;
  }
}

/** SHA-256 of a certificate's subject public key info, lower-case hex. */
export function keyOf({ publicKey }: X509Certificate): string {
  return createHash('sha256')
    .update(publicKey.export({ type: 'spki', format: 'der' }))
    .digest('hex');
}

/** A subject alternative name. */
export interface SubjectName {
  /** As Node writes it: `DNS`, `IP Address`, `URI` … */
  readonly kind: string;
  readonly value: string;
}

/** There may be none, or none that Node could read (null). Node writes `DNS:localhost, IP Address:127.0.0.1`, with names that need it as JSON strings. */
export function namesOf({ subjectAltName }: X509Certificate): readonly SubjectName[] {
  const names: string | null | undefined = subjectAltName;
  return Array.from(
    (names ?? '').matchAll(/(?:^|, )([A-Za-z ]+):("(?:[^"\\]|\\.)*"|[^,]*)/g),
    ([, kind = '', value = '']) => ({
      kind,
      value: value.startsWith('"') ? String(JSON.parse(value)) : value,
    }),
  );
}
