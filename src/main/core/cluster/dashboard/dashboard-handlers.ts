import type { HandlersOf } from '../../../../shared/contract/contract.ts';
import { installHeadlamp, wayTo } from '../../../../shared/words/dashboard-ways.ts';
import type { dashboardRequests } from '../../../../shared/contract/requests/dashboard-requests.ts';
import type { TextClipboard } from '../scope/cluster-clipboard.ts';
import type { Opened } from '../scope/opened.ts';
import { accepted, toReply } from '../scope/reply.ts';
import type { DashboardSessions } from './dashboard-sessions.ts';
import type { DashboardService } from './dashboard-service.ts';

/** What answering needs. */
export interface DashboardHandlerParts {
  readonly clusters: Opened<{
    readonly dashboard: DashboardService;
    readonly dashboardSessions: DashboardSessions;
  }>;
  readonly clipboard: TextClipboard;
}

/** Answers the requests about the dashboard of the open cluster. */
export function dashboardHandlers({
  clusters,
  clipboard,
}: DashboardHandlerParts): HandlersOf<keyof typeof dashboardRequests> {
  return {
    'dashboard:set-address': async ({ address }) =>
      toReply(await clusters.inOpen(({ dashboard }) => dashboard.setAddress(address))),
    'dashboard:open': async ({ chosen }) =>
      toReply(await clusters.inOpen(({ dashboard }) => dashboard.open(chosen))),
    'dashboard:end-session': async () =>
      toReply(await clusters.inOpen(({ dashboardSessions }) => dashboardSessions.end())),
    'dashboard:renew-session': async () =>
      toReply(await clusters.inOpen(({ dashboardSessions }) => dashboardSessions.renew())),
    'dashboard:find': () => clusters.inOpen(({ dashboard }) => dashboard.find()),
    'dashboard:copy-command': async ({ dashboard }) => {
      await clipboard.putText(dashboard === null ? installHeadlamp : wayTo(dashboard).command);
      return accepted;
    },
  };
}
