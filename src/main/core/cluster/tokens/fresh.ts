/** Issue and expiry of a token, epoch milliseconds. */
export interface TokenLifetime {
  readonly issuedAt: number;
  readonly expiresAt: number;
}

/** The uids that a token's claims name: its service account and the Secret it is bound to. */
export interface TokenIdentity {
  readonly accountUid: string;
  readonly secretUid: string | null;
}

/** Whether at least half of the lifetime is left: the part of *fresh* that needs no question to the cluster. */
export function hasHalfLeft({ issuedAt, expiresAt }: TokenLifetime, now: number): boolean {
  return expiresAt - now >= (expiresAt - issuedAt) / 2;
}

/** Whether enough is left to hand a token out unchecked: max(60 s, 10 % of its lifetime). */
export function hasEnoughLeft({ issuedAt, expiresAt }: TokenLifetime, now: number): boolean {
  return expiresAt - now >= Math.max(60_000, (expiresAt - issuedAt) / 10);
}

/** Whether the objects just read are those in the claims: a review alone may answer from a 10 s cache. */
export function isSameIdentity(claims: TokenIdentity, now: TokenIdentity): boolean {
  return claims.accountUid === now.accountUid && claims.secretUid === now.secretUid;
}
