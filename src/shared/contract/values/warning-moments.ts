/** What is warned of before its end. */
export type Ending = 'token' | 'certificate';

/** The part of a token's lifetime that is left when its end is near, unless the user chose another. */
export const usualTokenShare = 0.2;

const dayMs = 86_400_000;
/** A static token that was not changed for so long is old. */
export const staticTokenOldMs = 365 * dayMs;
const soonDays = 30;
const urgentDays = 7;
/** How near an end presses, and how near it is urgent; milliseconds. */
export const nearEnd = { soonMs: soonDays * dayMs, urgentMs: urgentDays * dayMs } as const;
/** How many days before its end a certificate is warned of. */
export const certificateDays: readonly number[] = [soonDays, 14, urgentDays, 1];
const unknownLifetimeMs = 5 * 60_000;

/**
 * The moments at which something is warned of before it ends, earliest first: from the first one on its end is near;
 * times are epoch milliseconds.
 */
export function warningMoments(
  ending: Ending,
  notBefore: number | null,
  expiresAt: number,
  tokenShare: number,
): readonly number[] {
  if (ending === 'certificate') return certificateDays.map((days) => expiresAt - days * dayMs);
  if (notBefore === null) return [expiresAt - unknownLifetimeMs];
  return [expiresAt - Math.max(0, expiresAt - notBefore) * tokenShare];
}
