import * as z from 'zod';

/** Where a dashboard may come from, the usual one first. */
export const dashboardWayIdSchema = z.enum(['kong', 'manifest', 'headlamp']);
export type DashboardWayId = z.infer<typeof dashboardWayIdSchema>;
