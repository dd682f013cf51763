import type { AppError } from '../../../../shared/contract/errors/errors.ts';
import { ok, type Result } from '../../../../shared/contract/values/result.ts';
import type { RightsApi, ServiceAccountRef } from '../../ports/cluster-api.ts';
import { allowsEverything } from './rules.ts';

/** Whoever may do everything here has accounts in reach that may do everything everywhere. */
export const tellingNamespace = 'kube-system';

/** Whether a service account may do everything in the cluster. */
export async function askWhetherEverything(
  rights: RightsApi,
  { namespace, name }: ServiceAccountRef,
): Promise<Result<boolean, AppError>> {
  const user = `system:serviceaccount:${namespace}:${name}`;
  const rules = await rights.rules({ user, groups: [] }, tellingNamespace);
  return rules.ok ? ok(allowsEverything(rules.value)) : rules;
}
