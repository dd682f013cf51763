import { request } from './api.ts';
import type { Go } from './places.ts';
import type { SettingId } from './setting-names.ts';

/** The part of the Settings screen that says where the dashboard is. */
export const dashboardSetting: SettingId = 'dashboard-address';

/** The same where none was found. */
export const noDashboard = 'no-dashboard';

/** Opens the dashboard, of whose failure a notice tells on every screen; where there is none, goes to what makes one reachable. */
export async function openDashboard(go: Go): Promise<void> {
  const opened = await request('dashboard:open', { chosen: null });
  if (!opened.ok && opened.error.code === 'dashboard-none') go('settings', noDashboard);
}
