import type { Acceptance } from '../../../../shared/contract/state/inspection.ts';
import type { ObjectApi } from '../../ports/cluster-api.ts';
import type { AccountClaims } from './describe-token.ts';

/** Whether the service account and the Secret in a token's claims are still those that it was issued for. */
export async function lookAtObjects(
  objects: ObjectApi,
  claims: AccountClaims | null,
): Promise<Acceptance['objects']> {
  if (claims === null) return 'none';
  const { namespace, name, secret } = claims;
  const [account, held] = await Promise.all([
    objects.read({ kind: 'ServiceAccount', namespace, name }),
    secret === null ? null : objects.read({ kind: 'Secret', namespace, name: secret.name }),
  ]);
  if (!account.ok || (held !== null && !held.ok)) return 'unknown';
  if (account.value === null) return 'account-gone';
  if (account.value.uid !== claims.uid) return 'account-remade';
  if (secret !== null && held !== null) {
    if (held.value === null) return 'secret-gone';
    if (secret.uid !== null && held.value.uid !== secret.uid) return 'secret-remade';
  }
  return claims.hasPod ? 'unknown' : 'there';
}
