import type { AppError } from '../../../../shared/contract/errors/errors.ts';
import type { SessionPower } from '../../../../shared/contract/state/dashboard-state.ts';
import { fail, ok, type Result } from '../../../../shared/contract/values/result.ts';
import { dashboardAccount, isGrant, isOwn } from '../access/access-objects.ts';
import { makePreset } from '../access/make-preset.ts';
import { presetAccount } from '../access/preset-objects.ts';
import { readAccess } from '../access/read-access.ts';
import { setUpAccess } from '../access/set-up-access.ts';
import type { ClusterActivity } from '../scope/cluster-activity.ts';
import type { ObjectApi, ServiceAccountRef } from '../../ports/cluster-api.ts';

/** Made where Keyfob’s own account may do more, or is not as it makes it. */
const other = { kind: 'dashboards', name: 'dashboard-read-only', target: 'default' } as const;

/** The account that may only look and stands for one that may do everything: Keyfob’s own, else another one. */
export async function findReadOnly(objects: ObjectApi): Promise<Result<ServiceAccountRef, AppError>> {
  const access = await readAccess(objects, null);
  if (!access.ok) return access;
  const { state } = access.value;
  const isRead =
    state.status === 'ready' && state.binding.status === 'bound' && state.binding.role === 'view';
  return ok(isRead || state.status === 'absent' ? dashboardAccount : presetAccount(other));
}

/** Makes it with all that belongs to it where it is not there; `access-foreign` where one of its name is not Keyfob’s. */
export async function makeReadOnly(
  objects: ObjectApi,
  account: ServiceAccountRef,
  activity: Pick<ClusterActivity, 'note'>,
): Promise<Result<null, AppError>> {
  const found = await objects.read({ kind: 'ServiceAccount', ...account });
  if (!found.ok) return found;
  if (found.value !== null)
    return isOwn(found.value.labels)
      ? ok(null)
      : fail({ code: 'access-foreign', kind: 'ServiceAccount', name: account.name });
  const isTrays = account.name === dashboardAccount.name;
  const made = isTrays ? await setUpAccess(objects, 'view') : await makePreset(objects, other);
  if (!made.ok) return made;
  activity.note(isTrays ? 'access-set-up' : 'account-made', `${account.namespace}/${account.name}`);
  return ok(null);
}

/** What it may do by its binding: look, or nothing that Keyfob gave it; a failure where that is bound to something else. */
export async function requireReadOnly(
  objects: ObjectApi,
  account: ServiceAccountRef,
): Promise<Result<SessionPower, AppError>> {
  const name = `keyfob-${account.name}`;
  const found = await objects.read({ kind: 'ClusterRoleBinding', name });
  if (!found.ok) return found;
  if (found.value === null) return ok(null);
  const { binding } = found.value;
  if (binding !== null && isGrant(binding, { role: 'view', account })) return ok('read-only');
  const grants = binding === null ? null : `${binding.role.kind} ${binding.role.name}`;
  return fail({ code: 'access-differs', name, grants });
}
