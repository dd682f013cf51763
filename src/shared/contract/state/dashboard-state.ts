import * as z from 'zod';
import { appErrorSchema } from '../errors/errors.ts';

/** Where a dashboard may come from, the usual one first. */
export const dashboardWayIdSchema = z.enum(['kong', 'manifest', 'headlamp']);
export type DashboardWayId = z.infer<typeof dashboardWayIdSchema>;

/** What became of the last wish to open the dashboard at this address. */
export const dashboardOpeningSchema = z.discriminatedUnion('status', [
  z.strictObject({ status: z.literal('idle') }),
  /** The desktop was asked; what its browser makes of it is not known. */
  z.strictObject({ status: z.literal('asked'), address: z.string() }),
  z.strictObject({ status: z.literal('failed'), address: z.string(), error: appErrorSchema }),
]);
