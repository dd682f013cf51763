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

/** Why a session ended without a person’s wish. */
export const whySignedOutSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('idle'), seconds: z.number() }),
  z.strictObject({ kind: z.literal('locked') }),
  z.strictObject({ kind: z.literal('account-gone') }),
  /** The account was given nothing any more. */
  z.strictObject({ kind: z.literal('rights-lost') }),
  /** The account may do everything by now, which nobody agreed to. */
  z.strictObject({ kind: z.literal('rights-grown') }),
  z.strictObject({ kind: z.literal('token-refused') }),
  /** Another cluster was turned to, or its files were there no more. */
  z.strictObject({ kind: z.literal('cluster-left') }),
  /** There is no way to the dashboard any more, or no other token for it. */
  z.strictObject({ kind: z.literal('failed'), error: appErrorSchema }),
]);
export type WhySignedOut = z.infer<typeof whySignedOutSchema>;

/** How much a browser may do that is signed in; null where that is neither. */
export const sessionPowerSchema = z.enum(['read-only', 'everything']).nullable();
export type SessionPower = z.infer<typeof sessionPowerSchema>;

/** Whether a browser is, or can be, signed in to a dashboard through Keyfob; moments are epoch milliseconds. */
export const dashboardSessionSchema = z.discriminatedUnion('status', [
  z.strictObject({ status: z.literal('none') }),
  z.strictObject({
    status: z.literal('open'),
    dashboard: foundDashboardSchema,
    account: accountSchema,
    power: sessionPowerSchema,
    since: z.number(),
  }),
  z.strictObject({
    status: z.literal('ended'),
    dashboard: foundDashboardSchema,
    account: accountSchema,
    at: z.number(),
    why: whySignedOutSchema,
  }),
]);
export type DashboardSession = z.infer<typeof dashboardSessionSchema>;
/** A session that goes on. */
export type OpenSession = Extract<DashboardSession, { status: 'open' }>;
/** A session that ended by itself. */
export type EndedSession = Extract<DashboardSession, { status: 'ended' }>;

/** What became of the last wish to open the dashboard at this address. */
export const dashboardOpeningSchema = z.discriminatedUnion('status', [
  z.strictObject({ status: z.literal('idle') }),
  z.strictObject({ status: z.literal('signing-in') }),
  z.strictObject({ status: z.literal('signed-in') }),
  /** Signing in failed. */
  z.strictObject({ status: z.literal('not-signed-in'), error: appErrorSchema, at: z.number() }),
  /** The desktop was asked; what its browser makes of it is not known. */
  z.strictObject({ status: z.literal('asked'), address: z.string() }),
  z.strictObject({ status: z.literal('failed'), address: z.string(), error: appErrorSchema, at: z.number() }),
]);
