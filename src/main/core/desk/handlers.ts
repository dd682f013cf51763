import type { Handlers } from '../../../shared/contract/contract.ts';
import { adminHandlers } from '../cluster/admin/admin-handlers.ts';
import { activityHandlers } from './activity/activity-handlers.ts';
import { loginHandlers } from './login/login-handlers.ts';
import { appHandlers } from './app-handlers.ts';
import { certificateHandlers } from '../cluster/safety/certificate-handlers.ts';
import { credentialHandlers } from '../cluster/credentials/credential-handlers.ts';
import { clusterHandlers } from './clusters/cluster-handlers.ts';
import { dashboardHandlers } from '../cluster/dashboard/dashboard-handlers.ts';
import { inspectHandlers } from '../cluster/inspect/inspect-handlers.ts';
import type { Keyfob } from './keyfob.ts';
import { dismissQuestion } from './clusters/dismiss-question.ts';
import { reportHandlers } from './report/report-handlers.ts';
import { safetyHandlers } from '../cluster/safety/safety-handlers.ts';
import { nonExpiringTokenHandlers } from '../cluster/legacy-tokens/non-expiring-token-handlers.ts';
import { ownAccountHandlers } from '../cluster/accounts/own-account-handlers.ts';
import { newTokenHandlers } from '../cluster/tokens/new-token-handlers.ts';
import { tokenHandlers } from '../cluster/tokens/token-handlers.ts';

/** Answers every request of the contract. */
export function createHandlers(keyfob: Keyfob): Handlers {
  const { store, clusters, clipboard, keyringService, snapData, inspect, pageBugs, restart, update } = keyfob;
  const shared = { store, clusters, clipboard, known: () => keyfob.known() };
  return {
    ...activityHandlers(keyfob.activity),
    ...loginHandlers(keyfob.login),
    ...appHandlers({
      ...shared,
      keyringService,
      pageBugs,
      restart,
      update,
      setVisible: (isVisible) => keyfob.setVisible(isVisible),
      reloadPage: () => keyfob.reloadPage(),
      dismissQuestion: () => dismissQuestion(store, clusters),
      settingsService: keyfob.settingsService,
    }),
    ...certificateHandlers(shared),
    ...credentialHandlers({ clusters }),
    ...clusterHandlers({ clusters, keyringService, snapData, clipboard }),
    ...dashboardHandlers(shared),
    ...inspectHandlers({ inspect, clusters }),
    ...reportHandlers(keyfob.report),
    ...safetyHandlers(shared),
    ...tokenHandlers({ ...shared, copyFresh: () => keyfob.copyFresh() }),
    ...adminHandlers(shared),
    ...newTokenHandlers({ clusters }),
    ...ownAccountHandlers({ clusters }),
    ...nonExpiringTokenHandlers(shared),
  };
}
