import type { JWK } from 'jose';
import type { Signatures } from '../../core/ports/cryptography.ts';

/** Checks signatures with WebCrypto; jose's checking is loaded with the first token. */
export function createSignatures(): Signatures {
  return {
    async isSignedBy(token, keys, algorithm) {
      const { compactVerify, errors, importJWK } = await import('jose');
      for (const key of keys) {
        try {
          await compactVerify(token.reveal(), await importJWK(key as JWK, algorithm), {
            algorithms: [algorithm],
          });
          return true;
        } catch (error) {
          const isRefused = error instanceof errors.JOSEError || error instanceof TypeError;
          if (!isRefused && !(error instanceof Error && error.name === 'DataError')) throw error;
        }
      }
      return false;
    },
  };
}
