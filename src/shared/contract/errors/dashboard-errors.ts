import * as z from 'zod';
import { dashboardAddressProblemSchema } from '../values/dashboard-address-problem.ts';

/** Failures of opening the dashboard. */
export const dashboardErrors = [
  z.strictObject({ code: z.literal('dashboard-address-unusable'), problem: dashboardAddressProblemSchema }),
  /** No service of the cluster is a dashboard. */
  z.strictObject({ code: z.literal('dashboard-none') }),
  /** The one that was chosen is there no more. */
  z.strictObject({ code: z.literal('dashboard-gone'), namespace: z.string(), service: z.string() }),
  /** No pod of it is ready: the one that is not, where there is one, and Kubernetes’ own word for why, which may be empty. */
  z.strictObject({
    code: z.literal('dashboard-no-pod'),
    namespace: z.string(),
    service: z.string(),
    pod: z.string().nullable(),
    reason: z.string(),
  }),
  /** No session is open that could be renewed or ended. */
  z.strictObject({ code: z.literal('dashboard-no-session') }),
  /** The screen was locked while the browser was being signed in. */
  z.strictObject({ code: z.literal('dashboard-screen-locked') }),
  /** Its pod took no connection, or ended one before it had answered. */
  z.strictObject({ code: z.literal('dashboard-not-answering'), reason: z.enum(['refused', 'cut']) }),
  z.strictObject({ code: z.literal('browser-missing'), address: z.string() }),
  z.strictObject({ code: z.literal('browser-refused'), address: z.string() }),
] as const;
