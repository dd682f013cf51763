import { request } from './api.ts';
import type { Go } from './places.ts';
import type { SettingId } from './setting-names.ts';

/** The part of the Settings screen that says where the dashboard is. */
export const dashboardSetting: SettingId = 'dashboard-address';

/** Opens the dashboard at its address, of whose failure a notice tells on every screen; without one goes to the setting. */
export async function openDashboard(address: string | null, go: Go): Promise<void> {
  if (address === null) go('settings', dashboardSetting);
  else await request('dashboard:open', {});
}
