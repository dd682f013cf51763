import { accepted, nothing } from './reply.ts';

/** Requests about which cluster is open and how it is. */
export const clusterRequests = {
  'cluster:refresh': { input: nothing, output: accepted },
  'cluster:choose-snap-data': { input: nothing, output: accepted },
  'cluster:use-default-snap-data': { input: nothing, output: accepted },
  'cluster:open-requested': { input: nothing, output: accepted },
  'cluster:confirm-authority': { input: nothing, output: accepted },
} as const;
