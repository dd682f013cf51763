import type { CredentialName } from '../../../../shared/contract/state/credentials-state.ts';
import {
  staticTokenOldMs,
  warningMoments,
  type Ending,
} from '../../../../shared/contract/values/warning-moments.ts';

/** What the alerts tell apart. */
export type WatchedKind = Ending | 'static-token';

/** One credential as the alerts look at it; times are epoch milliseconds. */
export interface Watched {
  readonly id: string;
  readonly kind: WatchedKind;
  /** What it is for: of several of one kind and name only the one that lives longest is warned of. */
  readonly name: CredentialName;
  readonly notBefore: number | null;
  /** Null: it never expires. */
  readonly expiresAt: number | null;
  /** It is renewed in time without anybody's doing, so nobody need hear of its end. */
  readonly renewsItself: boolean;
  /** A fresh token can be copied in its place, as the tray does. */
  readonly forDashboards: boolean;
}

const latestDate = 8.64e15;

/** When a credential expires; null for never, which is also what a time beyond all dates amounts to. */
export function expiryOf({ expiresAt }: Watched): number | null {
  return expiresAt !== null && expiresAt <= latestDate ? expiresAt : null;
}

/** The moments at which a credential is warned of, earliest first; `tokenShare` is the part of a token's lifetime that is left then. */
export function alertMoments(credential: Watched, tokenShare: number): readonly number[] {
  const { kind, notBefore } = credential;
  if (kind === 'static-token') return notBefore === null ? [] : [notBefore + staticTokenOldMs];
  const end = expiryOf(credential);
  return end === null ? [] : warningMoments(kind, notBefore, end, tokenShare);
}
