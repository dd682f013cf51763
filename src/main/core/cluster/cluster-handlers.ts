import type { HandlersOf } from '../../../shared/contract.ts';
import type { clusterRequests } from '../../../shared/requests/cluster.ts';
import type { Keyfob } from '../keyfob.ts';
import { accepted, toReply } from '../reply.ts';

/** Answers the requests about which cluster is open and how it is. */
export function clusterHandlers(keyfob: Keyfob): HandlersOf<keyof typeof clusterRequests> {
  const { authority, clusters, keyringDoor, snapData, tokenDoors } = keyfob;
  return {
    'cluster:refresh': async () => {
      await Promise.all([clusters.refresh().then(() => tokenDoors.legacyWatch.look()), keyringDoor.check()]);
      return accepted;
    },
    'cluster:choose-snap-data': () => snapData.choose(),
    'cluster:use-default-snap-data': () => snapData.open(null),
    'cluster:open-requested': () => snapData.openRequested(),
    'cluster:confirm-authority': async () => toReply(await authority.confirm()),
  };
}
