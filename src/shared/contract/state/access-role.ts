import * as z from 'zod';

/** What a Keyfob service account may do: a ClusterRole's name. */
export const accessRoleSchema = z.enum(['view', 'cluster-admin']);
export type AccessRole = z.infer<typeof accessRoleSchema>;
