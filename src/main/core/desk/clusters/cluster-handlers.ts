import type { HandlersOf } from '../../../../shared/contract/contract.ts';
import type { clusterRequests } from '../../../../shared/contract/requests/cluster-requests.ts';
import { ok } from '../../../../shared/contract/values/result.ts';
import { realClusterCommands } from '../../../../shared/words/real-cluster-commands.ts';
import type { KeyringService } from '../../vault/keyring-service.ts';
import { accepted, toReply } from '../../cluster/scope/reply.ts';
import type { AuthorityService } from '../../cluster/authority-service.ts';
import type { Opened } from '../../cluster/scope/opened.ts';
import type { ClipboardService } from '../clipboard/clipboard-service.ts';
import type { SnapDataService } from './snap-data-service.ts';

/** What answering needs. */
export interface ClusterHandlerParts {
  readonly clusters: Opened<{
    readonly authority: AuthorityService;
    /** Looks at what is in the cluster and its safety rests on. */
    lookInside(): Promise<void>;
  }> & {
    refresh(): Promise<void>;
  };
  readonly keyringService: KeyringService;
  readonly snapData: SnapDataService;
  readonly clipboard: Pick<ClipboardService, 'putText'>;
}

/** Answers the requests about which cluster is open and how it is. */
export function clusterHandlers({
  clusters,
  keyringService,
  snapData,
  clipboard,
}: ClusterHandlerParts): HandlersOf<keyof typeof clusterRequests> {
  return {
    'cluster:refresh': async () => {
      const lookAtAll = async () => {
        await clusters.refresh();
        const open = clusters.open();
        if (open.ok) await open.value.lookInside();
      };
      await Promise.all([lookAtAll(), keyringService.check()]);
      return accepted;
    },
    'cluster:choose-snap-data': () => snapData.choose(),
    'cluster:use-default-snap-data': () => snapData.open(null),
    'real-cluster:look': async () => ok(await snapData.lookForReal()),
    'real-cluster:copy-command': async ({ way }) => {
      await clipboard.putText(realClusterCommands[way]);
      return accepted;
    },
    'cluster:open-requested': () => snapData.openRequested(),
    'cluster:confirm-authority': async () =>
      toReply(await clusters.inOpen(({ authority }) => authority.confirm())),
  };
}
