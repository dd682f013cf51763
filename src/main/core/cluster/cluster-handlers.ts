import type { HandlersOf } from '../../../shared/contract.ts';
import type { clusterRequests } from '../../../shared/requests/cluster.ts';
import type { Keyfob } from '../keyfob.ts';
import { accepted, toReply } from '../reply.ts';

/** Answers the requests about which cluster is open and how it is. */
export function clusterHandlers(keyfob: Keyfob): HandlersOf<keyof typeof clusterRequests> {
  const { clusters, keyringDoor, snapData } = keyfob;
  return {
    'cluster:refresh': async () => {
      const lookAtAll = async () => {
        await clusters.refresh();
        const open = clusters.open();
        if (open.ok) await open.value.legacyWatch.look();
      };
      await Promise.all([lookAtAll(), keyringDoor.check()]);
      return accepted;
    },
    'cluster:choose-snap-data': () => snapData.choose(),
    'cluster:use-default-snap-data': () => snapData.open(null),
    'cluster:open-requested': () => snapData.openRequested(),
    'cluster:confirm-authority': async () =>
      toReply(await clusters.inOpen(({ authority }) => authority.confirm())),
  };
}
