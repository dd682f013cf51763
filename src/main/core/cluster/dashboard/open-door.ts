import type { AppError } from '../../../../shared/contract/errors/errors.ts';
import type { FoundDashboard } from '../../../../shared/contract/state/dashboard-state.ts';
import { fail, type Result } from '../../../../shared/contract/values/result.ts';
import type { ClusterScope } from '../scope/cluster-scope.ts';
import type { ClusterNotices } from '../scope/desk.ts';
import type { DashboardDoor, SignedIn, SignInParts } from '../../ports/dashboard.ts';
import { refusalPage, unreachablePage } from './session-pages.ts';

/** What opening an address needs. */
export interface OpenDoorParts {
  readonly cluster: ClusterScope;
  readonly door: DashboardDoor;
  readonly notices: ClusterNotices;
}

/** Opens an address of this machine that leads to a dashboard of the cluster, unless that is left meanwhile. */
export async function openDoor(
  dashboard: FoundDashboard,
  { cluster, door, notices }: OpenDoorParts,
  session: Pick<SignInParts, 'bearer' | 'onUse' | 'onDoubt'>,
): Promise<Result<SignedIn, AppError>> {
  const opened = await door.open({
    ...session,
    cluster: () => cluster.found.address,
    target: () => cluster.api.dashboards.target(dashboard),
    explain: (error) => unreachablePage(error, notices),
    refusal: refusalPage,
  });
  if (!opened.ok || !cluster.lifetime.isOver) return opened;
  opened.value.close();
  return fail({ code: 'cluster-changed' });
}
