import type { AppError } from '../../../../shared/contract/errors/errors.ts';
import { ok, type Result } from '../../../../shared/contract/values/result.ts';
import type { NewToken } from '../../vault/token-store.ts';
import type { ClusterApi, ObjectFacts } from '../../ports/cluster-api.ts';
import { dashboardAccount, trayBindingSecret } from '../access/access-objects.ts';
import { accountAnnotation } from '../tokens/mint-token.ts';
import type { OwnAccountRef } from './account-objects.ts';
import { readWholeList } from './read-bindings.ts';

/** What tells whose a Secret is. */
export interface SecretOwners {
  /** The valid tokens that are kept for this cluster. */
  readonly records: readonly NewToken[];
  /** Names this installation in the name of the Secret that its tray’s tokens share. */
  readonly installation: string;
  /** Whether no other account of Keyfob’s is left, so that those of nobody are this one’s. */
  readonly isLast: boolean;
}

/** The Secrets of Keyfob's that tokens of an account are bound to, and of no other account. */
export async function readSecrets(
  api: Pick<ClusterApi, 'lists'>,
  account: OwnAccountRef,
  owners: SecretOwners,
): Promise<Result<readonly ObjectFacts[], AppError>> {
  const own = await readWholeList(api, 'own-secrets');
  if (!own.ok) return own;
  return ok(own.value.filter((secret) => isOf(secret, account, owners)));
}

/** Those of before accounts were noted on them are known by the kept tokens that are bound to them. */
function isOf(
  { namespace, name, uid, annotations }: ObjectFacts,
  account: OwnAccountRef,
  { records, installation, isLast }: SecretOwners,
): boolean {
  if (namespace !== dashboardAccount.namespace) return false;
  const bound = records.filter(({ boundSecret }) => boundSecret?.uid === uid);
  const isOfThis = bound.some(({ accountUid }) => accountUid === account.uid);
  // One of its name and another uid was before it: its tokens ended with it.
  const isOfOthers = bound.some(({ serviceAccount }) => serviceAccount !== account.name);
  if (name === trayBindingSecret(installation)) return (isOfThis || isLast) && !isOfOthers;
  const noted = annotations[accountAnnotation];
  if (isOfThis || noted === account.name) return true;
  // Keyfob mints for accounts of others, too, and that its namespace has some is not seen in the list of its own.
  return isLast && noted === undefined && !isOfOthers;
}
