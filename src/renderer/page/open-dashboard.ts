import type { ClusterState } from '../../shared/contract/state/snapshot.ts';
import { request } from './api.ts';
import { noDashboardIn, type Go } from './places.ts';
import type { SettingId } from './setting-names.ts';

/** The part of the Settings screen that says where the dashboard is. */
export const dashboardSetting: SettingId = 'dashboard-address';

/** Opens the dashboard of this cluster, of whose failure a notice tells on every screen; where there is none, goes to what makes one reachable. */
export async function openDashboard(cluster: ClusterState, go: Go): Promise<void> {
  const opened = await request('dashboard:open', { chosen: null });
  if (opened.ok || opened.error.code !== 'dashboard-none' || cluster.status !== 'open') return;
  go('settings', noDashboardIn(cluster.identity));
}
