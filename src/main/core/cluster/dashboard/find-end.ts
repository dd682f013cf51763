import type { WhySignedOut } from '../../../../shared/contract/state/dashboard-state.ts';
import { isOwnAccount } from '../access/access-objects.ts';
import { readAccess } from '../access/read-access.ts';
import { allowsEverything } from '../rights/rules.ts';
import type { ClusterApi } from '../../ports/cluster-api.ts';
import type { Session } from './session.ts';

/** Looks whether a session has come to its end on the cluster; null where it has not, and where a look failed. */
export async function findEnd(session: Session, api: ClusterApi): Promise<WhySignedOut | null> {
  const { account, minted } = session;
  const hasEverything = session.power === 'everything';
  const [found, review, rules, access] = await Promise.all([
    api.objects.read({ kind: 'ServiceAccount', ...account }),
    api.tokens.review(minted.token, []),
    api.rights.rules(
      { user: `system:serviceaccount:${account.namespace}:${account.name}`, groups: [] },
      'kube-system',
    ),
    isOwnAccount(account) ? readAccess(api.objects, null) : null,
  ]);
  if (found.ok && found.value?.uid !== minted.record.accountUid) return { kind: 'account-gone' };
  // Another token may have taken its place meanwhile.
  if (review.ok && !review.value.accepted && session.minted === minted) return { kind: 'token-refused' };
  if (!hasEverything && rules.ok && allowsEverything(rules.value)) return { kind: 'rights-grown' };
  const isUnbound =
    access?.ok === true &&
    access.value.state.status === 'ready' &&
    access.value.state.binding.status === 'missing';
  return isUnbound && !hasEverything ? { kind: 'rights-lost' } : null;
}
