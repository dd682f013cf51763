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
  const { store, clusters, clipboard, keyringDoor, snapData, inspect, pageBugs, restart } = keyfob;
  const shared = { store, clusters, clipboard, known: () => keyfob.known() };
  return {
    ...activityHandlers(keyfob.activity),
    ...loginHandlers(keyfob.login),
    ...appHandlers({
      ...shared,
      keyringDoor,
      pageBugs,
      restart,
      setVisible: (isVisible) => keyfob.setVisible(isVisible),
      dismissQuestion: () => keyfob.dismissQuestion(),
      changeSettings: (change) => keyfob.changeSettings(change),
    }),
    ...certificateHandlers(shared),
    ...clusterHandlers({ clusters, keyringDoor, snapData }),
    ...dashboardHandlers(shared),
    ...inspectHandlers({ inspect, clusters }),
    ...reportHandlers(keyfob.report),
    ...safetyHandlers(shared),
    ...tokenHandlers({ ...shared, copyFresh: () => keyfob.copyFresh() }),
    ...adminHandlers(shared),
    ...newTokenHandlers({ clusters }),
    ...foreverTokenHandlers(shared),
  };
}
