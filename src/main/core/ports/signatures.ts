import type { Secret } from './secret.ts';

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
