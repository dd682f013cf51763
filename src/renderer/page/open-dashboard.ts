import { request } from './api.ts';
import type { Go } from './places.ts';
import type { SettingId } from './setting-names.ts';

/** The part of the Settings screen that says where the dashboard is. */
export const dashboardSetting: SettingId = 'dashboard-address';

/** Opens the dashboard at its address; without one goes to the setting, after a failure to the card that tells of it. */
export async function openDashboard(address: string | null, go: Go): Promise<void> {
  if (address === null) {
    go('settings', dashboardSetting);
    return;
  }
  const opened = await request('dashboard:open', {});
  if (!opened.ok) go('overview');
}
