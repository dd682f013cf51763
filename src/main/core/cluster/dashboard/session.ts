import type { AppError } from '../../../../shared/contract/errors/errors.ts';
import type { FoundDashboard, SessionPower } from '../../../../shared/contract/state/dashboard-state.ts';
import type { Result } from '../../../../shared/contract/values/result.ts';
import type { SessionSecret } from '../scope/desk.ts';
import type { ServiceAccountRef } from '../../ports/cluster-api.ts';
import type { ProxiedDashboard } from '../../ports/dashboard.ts';
import type { Minted } from '../tokens/mint-token.ts';

/** Which share of a token’s lifetime is over when another takes its place. */
const renewalShare = 2 / 3;

/** Who is signed in to what, and by which token. */
export interface SessionBasis {
  readonly dashboard: FoundDashboard;
  readonly account: ServiceAccountRef;
  /** The account that was to be signed in; the person may have chosen another in its place. */
  readonly wished: ServiceAccountRef;
  minted: Minted;
  /** What its account may do: everything only where a person agreed to that. */
  readonly power: SessionPower;
}

/** A browser that is signed in, or can be; moments are epoch milliseconds. */
export interface Session extends SessionBasis {
  readonly proxy: ProxiedDashboard;
  renewAt: number;
  usedAt: number;
  /** The one that goes on. */
  renewal: Promise<Result<null, AppError>> | null;
  /** Of tokens that are of use no more and were not seen to end. */
  owed: readonly (SessionSecret | null)[];
}

/** When another token takes the place of this one. */
export function renewalOf({ record }: Minted): number {
  return Math.floor(record.issuedAt + (record.expiresAt - record.issuedAt) * renewalShare);
}

/** Whether a session is what this account wishes with this dashboard, with a token that has not expired. */
export function isOf(
  session: Session,
  { dashboard, wished, now }: Pick<SessionBasis, 'dashboard' | 'wished'> & { readonly now: number },
): boolean {
  return (
    session.dashboard.namespace === dashboard.namespace &&
    session.dashboard.service === dashboard.service &&
    session.wished.namespace === wished.namespace &&
    session.wished.name === wished.name &&
    session.minted.record.expiresAt > now
  );
}
