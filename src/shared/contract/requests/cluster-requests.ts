import { acceptedSchema, nothing } from './reply.ts';

/** Requests about which cluster is open and how it is. */
export const clusterRequests = {
  'cluster:refresh': { act: false, input: nothing, output: acceptedSchema },
  'cluster:choose-snap-data': { act: true, input: nothing, output: acceptedSchema },
  'cluster:use-default-snap-data': { act: true, input: nothing, output: acceptedSchema },
  'cluster:open-requested': { act: true, input: nothing, output: acceptedSchema },
  /** Takes a second CA for one of the cluster's; asked outside the page whoever sends it, so that it needs no act. */
  'cluster:confirm-authority': { act: false, input: nothing, output: acceptedSchema },
} as const;
