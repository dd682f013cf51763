import * as z from 'zod';

/** Why Keyfob may see no cluster on a machine: it is in another folder, it is not there, or its files are not this person's to read. */
export const realClusterWaySchema = z.enum(['elsewhere', 'missing', 'no-rights']);
export type RealClusterWay = z.infer<typeof realClusterWaySchema>;
