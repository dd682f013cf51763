import * as z from 'zod';
import { dashboardWayIdSchema } from '../state/dashboard-state.ts';
import { acceptedSchema, nothing } from './reply.ts';

/** Requests about the dashboard of the open cluster. */
export const dashboardRequests = {
  /** Sets its address as a person typed it, who is asked where it is on another machine; an empty one takes it away. */
  'dashboard:set-address': {
    act: true,
    input: z.strictObject({ address: z.string().max(100_000) }),
    output: acceptedSchema,
  },
  /** Opens the address that is set, in the browser. */
  'dashboard:open': { act: true, input: nothing, output: acceptedSchema },
  /** Puts the command that makes a dashboard reachable on the clipboard. */
  'dashboard:copy-command': {
    act: true,
    input: z.strictObject({ way: dashboardWayIdSchema }),
    output: acceptedSchema,
  },
} as const;
