import type { AppError } from '../../../../shared/contract/errors/errors.ts';
import { ok, type Result } from '../../../../shared/contract/values/result.ts';
import { type AccessState } from '../../../../shared/contract/state/snapshot.ts';
import { accessRoleSchema } from '../../../../shared/contract/state/access-role.ts';
import type { ClusterObject, ObjectApi, ServiceAccountRef } from '../../ports/cluster-api.ts';
import { dashboardAccount, dashboardBinding, isGrant, isOwn } from './access-objects.ts';

/** The state of access, and the uid of the service account whose label was seen. */
export interface AccessLook {
  readonly state: AccessState;
  readonly accountUid: string | null;
}

/** Looks at the account that was chosen for the tray, or else at Keyfob's own with its namespace and binding, side by side. */
export async function readAccess(
  objects: ObjectApi,
  chosen: ServiceAccountRef | null,
): Promise<Result<AccessLook, AppError>> {
  if (chosen !== null) return readChosen(objects, chosen);
  const [namespace, account, binding] = await Promise.all([
    objects.read({ kind: 'Namespace', name: dashboardAccount.namespace }),
    objects.read({ kind: 'ServiceAccount', ...dashboardAccount }),
    objects.read({ kind: 'ClusterRoleBinding', name: dashboardBinding }),
  ]);
  if (!namespace.ok) return namespace;
  if (!account.ok) return account;
  if (!binding.ok) return binding;
  return ok(judgeAccess(namespace.value, account.value, binding.value));
}

async function readChosen(
  objects: ObjectApi,
  { namespace, name }: ServiceAccountRef,
): Promise<Result<AccessLook, AppError>> {
  const account = await objects.read({ kind: 'ServiceAccount', namespace, name });
  if (!account.ok) return account;
  return ok({
    state: { status: 'chosen', namespace, name, isThere: account.value !== null },
    accountUid: account.value?.uid ?? null,
  });
}

/** What the three objects amount to; one without Keyfob's label is foreign and is never taken over. */
export function judgeAccess(
  namespace: ClusterObject | null,
  account: ClusterObject | null,
  binding: ClusterObject | null,
): AccessLook {
  const foreign = (kind: string, name: string): AccessLook => ({
    state: { status: 'foreign', kind, name },
    accountUid: null,
  });
  if (namespace !== null && !isOwn(namespace.labels)) return foreign('Namespace', dashboardAccount.namespace);
  if (account !== null && !isOwn(account.labels)) return foreign('ServiceAccount', dashboardAccount.name);
  if (binding !== null && !isOwn(binding.labels)) return foreign('ClusterRoleBinding', dashboardBinding);
  if (namespace === null || account === null) return { state: { status: 'absent' }, accountUid: null };
  return { state: { status: 'ready', binding: judgeBinding(binding) }, accountUid: account.uid };
}

function judgeBinding(object: ClusterObject | null): Extract<AccessState, { status: 'ready' }>['binding'] {
  const binding = object?.binding ?? null;
  if (binding === null) return { status: 'missing' };
  const role = accessRoleSchema.options.find((each) =>
    isGrant(binding, { role: each, account: dashboardAccount }),
  );
  return role === undefined
    ? { status: 'different', role: `${binding.role.kind} ${binding.role.name}` }
    : { status: 'bound', role };
}
