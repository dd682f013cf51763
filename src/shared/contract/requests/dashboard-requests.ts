import * as z from 'zod';
import { foundDashboardSchema, mostDashboards } from '../state/dashboard-state.ts';
import { acceptedSchema, nothing, reply } from './reply.ts';

/** Requests about the dashboard of the open cluster. */
export const dashboardRequests = {
  /** Sets its address as a person typed it, who is asked where it is on another machine; an empty one takes it away. */
  'dashboard:set-address': {
    act: true,
    input: z.strictObject({ address: z.string().max(100_000) }),
    output: acceptedSchema,
  },
  /**
   * Opens the dashboard in the browser: the address that is set, else the one that the cluster has, signed in. `chosen` is
   * the one of several that a person picked.
   */
  'dashboard:open': {
    act: true,
    input: z.strictObject({ chosen: foundDashboardSchema.nullable() }),
    output: acceptedSchema,
  },
  /** Ends the session with the dashboard: its token is revoked, and its address answers nobody any more. */
  'dashboard:end-session': { act: true, input: nothing, output: acceptedSchema },
  /** Takes another token for the session; what a browser has open goes on. */
  'dashboard:renew-session': { act: true, input: nothing, output: acceptedSchema },
  /** The dashboards of the cluster. */
  'dashboard:find': {
    act: false,
    input: nothing,
    output: reply(z.array(foundDashboardSchema).max(mostDashboards)),
  },
  /** Puts the command that makes a dashboard reachable on the clipboard; null for the one that installs one. */
  'dashboard:copy-command': {
    act: true,
    input: z.strictObject({ dashboard: foundDashboardSchema.nullable() }),
    output: acceptedSchema,
  },
} as const;
