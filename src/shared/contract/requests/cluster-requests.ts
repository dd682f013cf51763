import * as z from 'zod';
import { appErrorSchema } from '../errors/errors.ts';
import { realClusterWaySchema } from '../state/real-cluster.ts';
import { acceptedSchema, nothing, reply } from './reply.ts';

/** Requests about which cluster is open and how it is. */
export const clusterRequests = {
  'cluster:refresh': { act: false, input: nothing, output: acceptedSchema },
  /** Both folders are the real Keyfob's in the demo, which it then takes the place of. */
  'cluster:choose-snap-data': { act: true, input: nothing, output: acceptedSchema },
  'cluster:use-default-snap-data': { act: true, input: nothing, output: acceptedSchema },
  /** Asked in the demo: where the real Keyfob would look for a cluster, and why it would find none. */
  'real-cluster:look': {
    act: false,
    input: nothing,
    output: reply(z.strictObject({ folder: z.string(), problem: appErrorSchema.nullable() })),
  },
  'real-cluster:copy-command': {
    act: true,
    input: z.strictObject({ way: realClusterWaySchema }),
    output: acceptedSchema,
  },
  'cluster:open-requested': { act: true, input: nothing, output: acceptedSchema },
  /** Takes a second CA for one of the cluster's; asked outside the page whoever sends it, so that it needs no act. */
  'cluster:confirm-authority': { act: false, input: nothing, output: acceptedSchema },
} as const;
