import type { TokenRecord } from './token-index.ts';

/**
 * So long a token is kept out of sight once it was seen to be expired: a clock that is fast for a while, as between a start
 * of the machine and the network's time, must not cost a valid one, however fast it is.
 */
const keepMs = 24 * 60 * 60_000;

type Expiring = Pick<TokenRecord, 'expiresAt' | 'expiredSeenAt'>;

/** When a token was first seen to be expired, after a look now; null while it is valid. */
export function seeExpired({ expiresAt, expiredSeenAt }: Expiring, now: number): number | null {
  return expiresAt > now ? null : Math.min(expiredSeenAt ?? now, now);
}

/** When a token expires or is dropped, whichever comes next, epoch milliseconds. */
export function nextEnd({ expiresAt, expiredSeenAt }: Expiring, now: number): number {
  return expiresAt > now || expiredSeenAt === null ? expiresAt : expiredSeenAt + keepMs;
}

/** Whether a token was seen to be expired so long ago that it goes. */
export function isOver({ expiredSeenAt }: Expiring, now: number): boolean {
  return expiredSeenAt !== null && expiredSeenAt + keepMs <= now;
}
