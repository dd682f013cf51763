import type { SigningKey } from '../../ports/cryptography.ts';
import type { JsonObject } from '../../vault/jwt/json-object.ts';

/** Which keys can have made a token's signature, or why none needs to be tried. */
export type KeyChoice =
  | {
      readonly status: 'check';
      readonly keys: readonly SigningKey[];
      readonly algorithm: string;
      /** Whether the token names its key. */
      readonly isNamed: boolean;
    }
  | { readonly status: 'refused-algorithm'; readonly algorithm: string }
  | { readonly status: 'unknown-key'; readonly kid: string | null };

/** Signatures with a private key; `none` and HMAC would let anybody who knows the public key sign. */
const algorithms = new Map([
  ...['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512'].map((name) => [name, 'RSA'] as const),
  ...['ES256', 'ES384', 'ES512'].map((name) => [name, 'EC'] as const),
  ['EdDSA', 'OKP'] as const,
]);

/** Chooses by the header's key ID; a token without one may be signed by any key of its algorithm. */
export function chooseKeys({ alg, kid }: JsonObject, keys: readonly SigningKey[]): KeyChoice {
  const algorithm = typeof alg === 'string' ? alg : JSON.stringify(alg ?? 'missing');
  const type = typeof alg === 'string' ? algorithms.get(alg) : undefined;
  if (type === undefined) return { status: 'refused-algorithm', algorithm: algorithm.slice(0, 100) };
  const name = typeof kid === 'string' && kid !== '' ? kid : null;
  const named = name === null ? keys : keys.filter((key) => key.kid === name);
  if (named.length === 0) return { status: 'unknown-key', kid: name };
  const fitting = named.filter((key) => key.kty === type && (key.alg ?? algorithm) === algorithm);
  return { status: 'check', keys: fitting, algorithm, isNamed: name !== null };
}
