import type { TokenLifetime } from './fresh.ts';

/**
 * When a token is renewed by itself: at 65 to 70 % of its lifetime, where in between is told by its random id, so that
 * tokens which were minted together are not renewed together.
 */
export function renewalMoment({ id, issuedAt, expiresAt }: TokenLifetime & { readonly id: string }): number {
  const chance = Number.parseInt(id.slice(0, 8), 16) / 2 ** 32;
  const share = 0.65 + 0.05 * (Number.isNaN(chance) ? 0 : chance);
  return Math.floor(issuedAt + (expiresAt - issuedAt) * share);
}
