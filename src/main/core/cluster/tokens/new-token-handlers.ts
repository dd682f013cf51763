import type { HandlersOf } from '../../../../shared/contract/contract.ts';
import type { newTokenRequests } from '../../../../shared/contract/requests/new-token-requests.ts';
import { ok } from '../../../../shared/contract/values/result.ts';
import { presetObjects } from '../access/preset-objects.ts';
import type { TrayAccount } from '../access/tray-account.ts';
import type { ClusterScope } from '../scope/cluster-scope.ts';
import type { Opened } from '../scope/opened.ts';
import { accepted, toReply } from '../scope/reply.ts';
import { findEscalationPaths } from '../rights/find-escalation-paths.ts';
import { readReach } from '../rights/read-reach.ts';
import { tabulateRules } from '../rights/tabulate-rules.ts';
import type { AccountDirectory } from './account-directory.ts';
import type { SavedTokens } from './saved-tokens.ts';
import type { MintService } from './mint-service.ts';

const namespaceLimit = 1000;

/** What answering needs. */
export interface NewTokenHandlerParts {
  readonly clusters: Opened<{
    readonly scope: ClusterScope;
    readonly mints: MintService;
    readonly saved: SavedTokens;
    readonly trayAccount: TrayAccount;
    readonly accounts: AccountDirectory;
  }>;
}

/** Answers the requests of the New token dialog. */
export function newTokenHandlers({
  clusters,
}: NewTokenHandlerParts): HandlersOf<keyof typeof newTokenRequests> {
  return {
    'token:mint': (wanted) =>
      clusters.inOpen(async ({ mints, saved }) => {
        const minted = await mints.mint(wanted);
        if (minted.ok) void saved.saveMinted();
        return minted;
      }),
    'tray:use-own-account': async () =>
      toReply(await clusters.inOpen(({ trayAccount }) => trayAccount.choose(null))),
    'accounts:search': (query) => clusters.inOpen(({ accounts }) => accounts.search(query)),
    'accounts:close': () => {
      const open = clusters.open();
      if (open.ok) open.value.accounts.close();
      return Promise.resolve(accepted);
    },
    'namespaces:list': () =>
      clusters.inOpen(async ({ scope }) => {
        const page = await scope.api.lists.page('namespaces', namespaceLimit, null);
        return page.ok ? ok({ names: page.value.items.map(({ name }) => name) }) : page;
      }),
    'account:rights': ({ account, namespace }) =>
      clusters.inOpen(async ({ scope }) => {
        const user = `system:serviceaccount:${account.namespace}:${account.name}`;
        const reach = await readReach(scope.api.rights, { user, groups: [] }, namespace);
        if (!reach.ok) return reach;
        return ok({
          rights: tabulateRules(namespace, reach.value.inNamespace),
          escalation: findEscalationPaths(reach.value),
        });
      }),
    'preset:show': async (preset) => {
      const { showObjects } = await import('../access/show-objects.ts');
      return ok({ objects: showObjects(presetObjects(preset)) });
    },
  };
}
