import * as z from 'zod';
import { appErrorSchema } from '../errors/errors.ts';
import { accountSchema } from './account.ts';

/** What Keyfob can sign in to. */
export const dashboardKindSchema = z.enum(['headlamp', 'kubernetes-dashboard', 'kubernetes-dashboard-7']);

/** As Kubernetes has it: these names become part of commands. */
const name = z
  .string()
  .max(253)
  .regex(/^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/);

/** A dashboard of the cluster, by its service; `port` is that for browsers, the service’s own. */
export const foundDashboardSchema = z.strictObject({
  kind: dashboardKindSchema,
  namespace: name,
  service: name,
  port: z.int().min(1).max(65_535),
  isTls: z.boolean(),
});
export type FoundDashboard = z.infer<typeof foundDashboardSchema>;

/** More than anybody has. */
export const mostDashboards = 20;

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
