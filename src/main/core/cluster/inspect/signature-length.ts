import type { SigningKey } from '../../ports/cryptography.ts';

/** In bytes, with the smallest keys with which anybody signs tokens (RFC 7518, RFC 8037). */
const least = new Map<unknown, number>([
  ...['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512'].map((name) => [name, 256] as const),
  ['ES256', 64],
  ['ES384', 96],
  ['ES512', 132],
  ['EdDSA', 64],
]);

/** Whether a signature is shorter than its algorithm makes any, so that its end is missing; false where that is not known. */
export function isShorterThanAny(signature: string, algorithm: unknown): boolean {
  return byteLength(signature) < (least.get(algorithm) ?? 0);
}

/** Whether a signature is shorter than each of these keys makes it with the algorithm. */
export function isShorterThanOf(keys: readonly SigningKey[], signature: string, algorithm: string): boolean {
  return keys.length > 0 && keys.every((key) => byteLength(signature) < lengthOf(key, algorithm));
}

function lengthOf({ kty, n, crv }: SigningKey, algorithm: string): number {
  if (kty === 'RSA' && n !== undefined) return byteLength(n);
  return crv === 'Ed448' ? 114 : (least.get(algorithm) ?? 0);
}

/** Of what base64url stands for, also where a digit is missing. */
function byteLength(base64url: string): number {
  return Math.floor((base64url.length * 3) / 4);
}
