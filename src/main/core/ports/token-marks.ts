import type { Secret } from './secret.ts';

/** Marks by which tokens are known again without being kept. */
export interface TokenMarks {
  /**
   * The mark of each token, 32 lower-case hex digits, keyed by a private key (PEM) and the cluster's identity: whoever has
   * the marks and not the key cannot even try guesses. Null where that is no private key.
   */
  markAll(tokens: readonly Secret[], key: Secret, cluster: string): readonly string[] | null;
}
