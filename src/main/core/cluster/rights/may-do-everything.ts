import type { RightsApi, ServiceAccountRef } from '../../ports/cluster-api.ts';
import { allowsEverything } from './rules.ts';

/** Whoever may do everything here has accounts in reach that may do everything everywhere. */
const tellingNamespace = 'kube-system';

/** Whether a service account may do everything in the cluster; a look that failed says nothing, so it counts as yes. */
export async function mayDoEverything(
  rights: RightsApi,
  { namespace, name }: ServiceAccountRef,
): Promise<boolean> {
  const user = `system:serviceaccount:${namespace}:${name}`;
  const rules = await rights.rules({ user, groups: [] }, tellingNamespace);
  return !rules.ok || allowsEverything(rules.value);
}
