import { ok } from '../../../shared/contract/values/result.ts';
import type { DashboardProxy, ProxiedDashboard } from '../../core/ports/dashboard.ts';

/** Signs browsers in to dashboards; nothing of it is loaded before the first one. */
export function createDashboardProxy(): DashboardProxy {
  /** That of a session that is over, which tells why. */
  let left: ProxiedDashboard | null = null;
  const leave = (next: ProxiedDashboard | null) => {
    left?.close();
    left = next;
  };
  return {
    async open(parts) {
      const { signInServer } = await import('./sign-in-server.ts');
      const opened = await signInServer.open(parts);
      if (!opened.ok) return opened;
      leave(null);
      const signedIn = opened.value;
      return ok({
        ...signedIn,
        leave(page) {
          leave(signedIn);
          signedIn.leave(page);
        },
      });
    },
  };
}
