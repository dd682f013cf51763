import type { WhySignedOut } from '../../../../shared/contract/state/dashboard-state.ts';
import { isOwnAccount } from '../access/access-objects.ts';
import { readAccess } from '../access/read-access.ts';
import { askWhetherEverything } from '../rights/may-do-everything.ts';
import type { Clock } from '../../ports/clock.ts';
import type { ClusterApi } from '../../ports/cluster-api.ts';
import type { Session } from './session.ts';

/**
 * Looks whether a session has come to its end on the cluster; null where it has not, and where a look failed. That a token
 * is refused which has expired ends nothing: another one takes its place.
 */
export async function findEnd(session: Session, api: ClusterApi, clock: Clock): Promise<WhySignedOut | null> {
  const { account, minted } = session;
  const hasEverything = session.power === 'everything';
  const [found, review, mayDoEverything, access] = await Promise.all([
    api.objects.read({ kind: 'ServiceAccount', ...account }),
    api.tokens.review(minted.token, []),
    askWhetherEverything(api.rights, account),
    isOwnAccount(account) ? readAccess(api.objects, null) : null,
  ]);
  if (found.ok && found.value?.uid !== minted.record.accountUid) return { kind: 'account-gone' };
  // Another token may have taken its place meanwhile.
  const isStillIn = session.minted === minted && minted.record.expiresAt > clock.now();
  if (review.ok && !review.value.accepted && isStillIn) return { kind: 'token-refused' };
  if (!hasEverything && mayDoEverything.ok && mayDoEverything.value) return { kind: 'rights-grown' };
  const isUnbound =
    access?.ok === true &&
    access.value.state.status === 'ready' &&
    access.value.state.binding.status === 'missing';
  return isUnbound && !hasEverything ? { kind: 'rights-lost' } : null;
}
