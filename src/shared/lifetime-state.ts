import type { Credential } from '../shared/credentials-state.ts';

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
  return expiresAt - now <= warnedBefore(kind, expiresAt - (notBefore ?? now)) ? 'soon' : 'fine';
}

function warnedBefore(kind: Credential['kind'], lifetimeMs: number): number {
  if (kind !== 'token') return certificateSoonMs;
  const fifth = lifetimeMs / 5;
  return lifetimeMs < shortLifetimeMs ? fifth : Math.max(fifth, leastWarningMs);
}
