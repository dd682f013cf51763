import type { Secret } from './secret.ts';

/** What Keyfob reads from an X.509 certificate; times are epoch milliseconds. */
export interface CertificateFacts {
  readonly subject: string;
  readonly issuer: string;
  /** The subject alternative names, as `localhost` or `127.0.0.1`. */
  readonly names: readonly string[];
  readonly serial: string;
  /** SHA-256 of the certificate, upper-case hex with colons. */
  readonly fingerprint: string;
  readonly notBefore: number;
  readonly notAfter: number;
  /** SHA-256 of the subject public key info, lower-case hex. */
  readonly publicKeySha256: string;
}

/** A CA of a bundle. It is its key, however many certificates have that. */
export interface Authority {
  /** SHA-256 of the subject public key info, lower-case hex. */
  readonly key: string;
  /** Its certificates, then those of the CAs below it, PEM: with these it verifies chains, and no other CA of the bundle does. */
  readonly pem: string;
  /** Whether all its certificates were issued by other CAs of the bundle. */
  readonly isBelow: boolean;
}

/**
 * `signed`: by the key of one that is trusted, directly or through others; `own`: it is trusted, and signed itself;
 * `broken`: neither. A certificate that is trusted needs no CA above it, as in Go.
 */
export type Chain = 'signed' | 'own' | 'broken';

/** Reads certificates and keys without keeping them; what is given as PEM must be one that `read` understands. */
export interface Certificates {
  /** The first certificate of a PEM text, or null when it is none. */
  read(pem: string): CertificateFacts | null;
  /** The CAs of a PEM text in its order; what cannot be read is left out, and all of it where there are absurdly many. */
  authorities(pem: string): readonly Authority[];
  /** How the first certificate of a PEM text comes to be trusted where these are; the others lie between, as a server shows them. */
  chain(pem: string, trustedPem: string): Chain;
  /** Whether a client that connects to this host name or IP address may take the certificate for the server's, as Go does. */
  covers(pem: string, host: string): boolean;
  /** Whether it is a private key that can be read without a passphrase. */
  isKey(key: Secret): boolean;
  /** Whether the private key belongs to the certificate; not where it cannot be read. */
  isPair(pem: string, key: Secret): boolean;
}

/** A public key of a JSON Web Key Set (RFC 7517), as far as it is needed to check a signature. */
export interface SigningKey {
  readonly kty: string;
  readonly kid?: string | undefined;
  readonly alg?: string | undefined;
  readonly n?: string | undefined;
  readonly e?: string | undefined;
  readonly crv?: string | undefined;
  readonly x?: string | undefined;
  readonly y?: string | undefined;
}

/** Checks signatures. */
export interface Signatures {
  /** Whether one of the keys made the token's signature with this algorithm. */
  isSignedBy(token: Secret, keys: readonly SigningKey[], algorithm: string): Promise<boolean>;
}

/** Marks by which tokens are known again without being kept. */
export interface TokenMarks {
  /**
   * The mark of each token, 32 lower-case hex digits, keyed by a private key (PEM) and the cluster's identity: whoever has
   * the marks and not the key cannot even try guesses. Null where that is no private key.
   */
  markAll(tokens: readonly Secret[], key: Secret, cluster: string): readonly string[] | null;
}
