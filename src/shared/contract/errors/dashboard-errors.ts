import * as z from 'zod';
import { dashboardAddressProblemSchema } from '../values/dashboard-address-problem.ts';

/** Failures of opening the dashboard. */
export const dashboardErrors = [
  z.strictObject({ code: z.literal('dashboard-address-missing') }),
  z.strictObject({ code: z.literal('dashboard-address-unusable'), problem: dashboardAddressProblemSchema }),
  z.strictObject({ code: z.literal('browser-missing'), address: z.string() }),
  z.strictObject({ code: z.literal('browser-refused'), address: z.string() }),
] as const;
