import * as z from 'zod';
import type { Credential } from './credentials-state.ts';
import { usualTokenShare, warningMoments } from '../values/warning-moments.ts';

/**
 * How a credential stands: its lifetime is yet to begin, over, nearly over, with enough left, or without an end; or it was
 * revoked, or another one is used in its place.
 */
export const lifetimeStateSchema = z.enum([
  'not-yet',
  'expired',
  'soon',
  'fine',
  'never',
  'revoked',
  'replaced',
]);
export type LifetimeState = z.infer<typeof lifetimeStateSchema>;

/** The state of a credential at a moment; epoch milliseconds. */
export function credentialState(
  { kind, notBefore, expiresAt, ended }: Pick<Credential, 'kind' | 'notBefore' | 'expiresAt' | 'ended'>,
  now: number,
  tokenShare: number,
): LifetimeState {
  return ended ?? lifetimeState(kind, notBefore, expiresAt, now, tokenShare);
}

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
  return isCertificate(kind) && notBefore !== null && notBefore > now;
}

/** From when on its end is near: when it is first warned of. */
export function soonFrom(
  kind: Credential['kind'],
  notBefore: number | null,
  expiresAt: number,
  tokenShare: number,
): number {
  const ending = isCertificate(kind) ? 'certificate' : 'token';
  return Math.min(...warningMoments(ending, notBefore, expiresAt, tokenShare));
}

function isCertificate(kind: Credential['kind']): boolean {
  return kind === 'certificate' || kind === 'admin-certificate';
}
