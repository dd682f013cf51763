import type { Handlers } from '../../shared/contract.ts';
import { adminHandlers } from './admin/admin-handlers.ts';
import { activityHandlers } from './activity/activity-handlers.ts';
import { loginHandlers } from './login/login-handlers.ts';
import { appHandlers } from './app-handlers.ts';
import { certificateHandlers } from './certificates/certificate-handlers.ts';
import { clusterHandlers } from './cluster/cluster-handlers.ts';
import { dashboardHandlers } from './dashboard/dashboard-handlers.ts';
import { inspectHandlers } from './inspect/inspect-handlers.ts';
import type { Keyfob } from './keyfob.ts';
import { reportHandlers } from './report/report-handlers.ts';
import { safetyHandlers } from './safety/safety-handlers.ts';
import { foreverTokenHandlers } from './forever-tokens/forever-token-handlers.ts';
import { newTokenHandlers } from './tokens/new-token-handlers.ts';
import { tokenHandlers } from './tokens/token-handlers.ts';

/** Answers every request of the contract. */
export function createHandlers(keyfob: Keyfob): Handlers {
  return {
    ...activityHandlers(keyfob),
    ...loginHandlers(keyfob),
    ...appHandlers(keyfob),
    ...certificateHandlers(keyfob),
    ...clusterHandlers(keyfob),
    ...dashboardHandlers(keyfob),
    ...inspectHandlers(keyfob),
    ...reportHandlers(keyfob),
    ...safetyHandlers(keyfob),
    ...tokenHandlers(keyfob),
    ...adminHandlers(keyfob),
    ...newTokenHandlers(keyfob),
    ...foreverTokenHandlers(keyfob),
  };
}
