import type { AppError } from '../../../../shared/contract/errors/errors.ts';
import { ok, type Result } from '../../../../shared/contract/values/result.ts';
import type { ApiUser, RightsApi } from '../../ports/cluster-api.ts';
import type { Reach } from './find-escalation-paths.ts';

/** No namespace can have this name, so that only what holds in all of them is told. */
const nowhere = 'keyfob:everywhere';

/** What somebody may do in a namespace, and which of it everywhere. */
export async function readReach(
  rights: RightsApi,
  who: ApiUser,
  namespace: string,
): Promise<Result<Reach, AppError>> {
  const [clusterWide, inNamespace] = await Promise.all([
    rights.rules(who, nowhere),
    rights.rules(who, namespace),
  ]);
  if (!clusterWide.ok) return clusterWide;
  if (!inNamespace.ok) return inNamespace;
  return ok({ clusterWide: clusterWide.value, inNamespace: inNamespace.value });
}
