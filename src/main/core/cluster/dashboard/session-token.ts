import type { AppError } from '../../../../shared/contract/errors/errors.ts';
import { fail, type Result } from '../../../../shared/contract/values/result.ts';
import { isOwnAccount } from '../access/access-objects.ts';
import type { SessionSecret } from '../scope/desk.ts';
import type { ClusterScope } from '../scope/cluster-scope.ts';
import { mintToken, type Minted } from '../tokens/mint-token.ts';
import type { ConnectCluster, ServiceAccountRef } from '../../ports/cluster-api.ts';
import type { NewToken } from '../../vault/token-store.ts';

/** A session is renewed long before this is over, and its token ends with it. */
const lifetimeSeconds = 3600;

/** Mints the token of one session, bound to a Secret of its own; kept nowhere. */
export async function mintSessionToken(
  cluster: ClusterScope,
  { id, account }: { readonly id: string; readonly account: ServiceAccountRef },
): Promise<Result<Minted, AppError>> {
  const minted = await mintToken(cluster, {
    id,
    account,
    lifetimeSeconds,
    audiences: [],
    purpose: { kind: 'dashboard' },
    binding: { kind: 'own' },
  });
  const isMissing = !minted.ok && minted.error.code === 'api-not-found' && isOwnAccount(account);
  return isMissing ? fail({ code: 'access-not-set-up' }) : minted;
}

/** Where the token ends when this is deleted. */
export function secretOf({ namespace, boundSecret }: NewToken): SessionSecret | null {
  return boundSecret?.uid == null ? null : { namespace, name: boundSecret.name, uid: boundSecret.uid };
}

/** Ends a session’s token, over a connection of its own, for the cluster may have been left. */
export async function endSessionToken(
  cluster: ClusterScope,
  connect: ConnectCluster,
  secret: SessionSecret,
): Promise<Result<null, AppError>> {
  const { uid, ...named } = secret;
  const api = connect(cluster.found.address);
  const deleted = await api.objects.delete({ kind: 'Secret', ...named }, uid);
  api.close();
  return deleted;
}
