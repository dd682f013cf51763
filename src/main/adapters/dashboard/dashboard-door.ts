import type { DashboardDoor } from '../../core/ports/dashboard.ts';

/** Signs browsers in to dashboards; nothing of it is loaded before the first one. */
export const dashboardDoor: DashboardDoor = {
  async open(parts) {
    const { signInServer } = await import('./sign-in-server.ts');
    return signInServer.open(parts);
  },
};
