import type { Credential } from './credentials-state.ts';

/** How a credential's lifetime stands: over, nearly over, with enough left, or without an end. */
export type LifetimeState = 'expired' | 'soon' | 'fine' | 'never';

/** The word for each state. */
export const stateNames: Readonly<Record<LifetimeState, string>> = {
  expired: 'Expired',
  soon: 'Soon',
  fine: 'Fine',
  never: 'Never expires',
};

const dayMs = 86_400_000;
const certificateSoonMs = 30 * dayMs;
const leastWarningMs = 5 * 60_000;
const shortLifetimeMs = 25 * 60_000;

/** The state at a moment, by the rules of the warnings; times are epoch milliseconds. */
export function lifetimeState(
  kind: Credential['kind'],
  notBefore: number | null,
  expiresAt: number | null,
  now: number,
): LifetimeState {
  if (expiresAt === null) return 'never';
  if (expiresAt <= now) return 'expired';
  return now >= soonFrom(kind, notBefore, expiresAt) ? 'soon' : 'fine';
}

/** From when on its end is near: 30 days before for certificates, the last fifth of a token's lifetime. */
export function soonFrom(kind: Credential['kind'], notBefore: number | null, expiresAt: number): number {
  if (kind !== 'token') return expiresAt - certificateSoonMs;
  if (notBefore === null) return expiresAt - leastWarningMs;
  const fifth = (expiresAt - notBefore) / 5;
  return expiresAt - (fifth * 5 < shortLifetimeMs ? fifth : Math.max(fifth, leastWarningMs));
}
