import type { Credential } from './credentials-state.ts';
import { usualTokenShare, warningMoments } from './warning-moments.ts';

/** How a credential's lifetime stands: over, nearly over, with enough left, or without an end. */
export type LifetimeState = 'expired' | 'soon' | 'fine' | 'never';

/** The word for each state. */
export const stateNames: Readonly<Record<LifetimeState, string>> = {
  expired: 'Expired',
  soon: 'Soon',
  fine: 'Fine',
  never: 'Never expires',
};

/** The state at a moment, by the rules of the warnings and the share of the settings; times are epoch milliseconds. */
export function lifetimeState(
  kind: Credential['kind'],
  notBefore: number | null,
  expiresAt: number | null,
  now: number,
  tokenShare: number,
): LifetimeState {
  if (expiresAt === null) return 'never';
  if (expiresAt <= now) return 'expired';
  return now >= soonFrom(kind, notBefore, expiresAt, tokenShare) ? 'soon' : 'fine';
}

/** The state of a certificate, on which no setting bears; times are epoch milliseconds. */
export function certificateState(expiresAt: number, now: number): LifetimeState {
  return lifetimeState('certificate', null, expiresAt, now, usualTokenShare);
}

/** From when on its end is near: when it is first warned of. */
export function soonFrom(
  kind: Credential['kind'],
  notBefore: number | null,
  expiresAt: number,
  tokenShare: number,
): number {
  const ending = kind === 'token' ? 'token' : 'certificate';
  return Math.min(...warningMoments(ending, notBefore, expiresAt, tokenShare));
}
