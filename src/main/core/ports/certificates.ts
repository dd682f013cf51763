/** What Keyfob reads from an X.509 certificate; times are epoch milliseconds. */
export interface CertificateFacts {
  readonly subject: string;
  readonly notBefore: number;
  readonly notAfter: number;
  /** SHA-256 of the subject public key info, lower-case hex. */
  readonly publicKeySha256: string;
}

/** Reads certificates and keys without keeping them. */
export interface Certificates {
  /** The first certificate of a PEM text, or null when it is none. */
  read(pem: string): CertificateFacts | null;
}
