import type { TLSSocket } from 'node:tls';

/** A client certificate that the cluster CA signed; times in epoch milliseconds. */
export interface ClientCertificate {
  /** The user; null in a certificate that names none. */
  readonly commonName: string | null;
  /** The user's groups. */
  readonly organizations: readonly string[];
  /** Of the whole certificate, lower-case hex. */
  readonly sha256: string;
  readonly notBefore: number;
  readonly notAfter: number;
}

/** What a connection proved to hold; null without a certificate, and for one that TLS did not accept. */
export function readClientCertificate(socket: TLSSocket): ClientCertificate | null {
  // A resumed connection without a certificate counts as authorized.
  const certificate = socket.authorized ? socket.getPeerX509Certificate() : undefined;
  if (certificate === undefined) return null;
  const { subject } = certificate.toLegacyObject();
  return {
    commonName: valuesOf(subject.CN).at(-1) ?? null,
    organizations: valuesOf(subject.O),
    sha256: certificate.fingerprint256.replaceAll(':', '').toLowerCase(),
    notBefore: Date.parse(certificate.validFrom),
    notAfter: Date.parse(certificate.validTo),
  };
}

/** Node gives one value as it is and several as a list. */
function valuesOf(attribute: string | readonly string[] | undefined): readonly string[] {
  return attribute === undefined ? [] : [attribute].flat();
}
