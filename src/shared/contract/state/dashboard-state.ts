import * as z from 'zod';
import { appErrorSchema } from '../errors/errors.ts';
import { accountSchema } from './account.ts';

/** Where a dashboard may come from, the usual one first. */
export const dashboardWayIdSchema = z.enum(['kong', 'manifest', 'headlamp']);
export type DashboardWayId = z.infer<typeof dashboardWayIdSchema>;

/** What Keyfob can sign in to. */
export const dashboardKindSchema = z.enum(['headlamp', 'kubernetes-dashboard', 'kubernetes-dashboard-7']);

/** A dashboard of the cluster, by its service. */
export const foundDashboardSchema = z.strictObject({
  kind: dashboardKindSchema,
  namespace: z.string(),
  service: z.string(),
});
export type FoundDashboard = z.infer<typeof foundDashboardSchema>;

/** Whether a browser is, or can be, signed in to a dashboard through Keyfob; `since` is epoch milliseconds. */
export const dashboardSessionSchema = z.discriminatedUnion('status', [
  z.strictObject({ status: z.literal('none') }),
  z.strictObject({
    status: z.literal('open'),
    dashboard: foundDashboardSchema,
    account: accountSchema,
    since: z.number(),
  }),
]);
export type DashboardSession = z.infer<typeof dashboardSessionSchema>;

/** What became of the last wish to open the dashboard at this address. */
export const dashboardOpeningSchema = z.discriminatedUnion('status', [
  z.strictObject({ status: z.literal('idle') }),
  z.strictObject({ status: z.literal('signing-in') }),
  z.strictObject({ status: z.literal('signed-in') }),
  /** Signing in failed. */
  z.strictObject({ status: z.literal('not-signed-in'), error: appErrorSchema }),
  /** The desktop was asked; what its browser makes of it is not known. */
  z.strictObject({ status: z.literal('asked'), address: z.string() }),
  z.strictObject({ status: z.literal('failed'), address: z.string(), error: appErrorSchema }),
]);
