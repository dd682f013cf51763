import type { HandlersOf } from '../../../shared/contract.ts';
import { dashboardWays } from '../../../shared/dashboard-ways.ts';
import type { dashboardRequests } from '../../../shared/requests/dashboard.ts';
import type { Keyfob } from '../keyfob.ts';
import { accepted, toReply } from '../reply.ts';

/** Answers the requests about the dashboard of the open cluster. */
export function dashboardHandlers({
  clusters,
  clipboard,
}: Keyfob): HandlersOf<keyof typeof dashboardRequests> {
  return {
    'dashboard:set-address': async ({ address }) =>
      toReply(await clusters.inOpen(({ dashboard }) => dashboard.setAddress(address))),
    'dashboard:open': async () => toReply(await clusters.inOpen(({ dashboard }) => dashboard.open())),
    'dashboard:copy-command': async ({ way }) => {
      await clipboard.putText(dashboardWays[way].command);
      return accepted;
    },
  };
}
