import * as z from 'zod';
import type { Credential } from './credentials-state.ts';
import { usualTokenShare, warningMoments } from './warning-moments.ts';

/** How a credential's lifetime stands: yet to begin, over, nearly over, with enough left, or without an end. */
export const lifetimeStateSchema = z.enum(['not-yet', 'expired', 'soon', 'fine', 'never']);
export type LifetimeState = z.infer<typeof lifetimeStateSchema>;

/** The word for each state. */
export const stateNames: Readonly<Record<LifetimeState, string>> = {
  'not-yet': 'Not valid yet',
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
  if (isNotYet(kind, notBefore, now)) return 'not-yet';
  return now >= soonFrom(kind, notBefore, expiresAt, tokenShare) ? 'soon' : 'fine';
}

/** The state of a certificate, on which no setting bears; times are epoch milliseconds. */
export function certificateState(
  { notBefore, notAfter }: { readonly notBefore: number; readonly notAfter: number },
  now: number,
): LifetimeState {
  return lifetimeState('certificate', notBefore, notAfter, now, usualTokenShare);
}

/** Whether nobody accepts it yet. A token begins by the clock of the API server, which alone judges it. */
export function isNotYet(kind: Credential['kind'], notBefore: number | null, now: number): boolean {
  const isCertificate = kind === 'certificate' || kind === 'admin-certificate';
  return isCertificate && notBefore !== null && notBefore > now;
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
