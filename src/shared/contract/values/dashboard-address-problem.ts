import * as z from 'zod';

/** Why a text is not taken for the address of a dashboard. */
export const dashboardAddressProblemSchema = z.enum([
  'too-long',
  'bad-character',
  'not-http',
  'user-info',
  'query',
  'fragment',
  'bad-host',
  'bad-port',
]);
export type DashboardAddressProblem = z.infer<typeof dashboardAddressProblemSchema>;
