import type { HandlersOf } from '../../../shared/contract.ts';
import type { newTokenRequests } from '../../../shared/requests/new-token.ts';
import { ok } from '../../../shared/result.ts';
import { showObjects } from '../access/access-objects.ts';
import { presetObjects } from '../access/preset-objects.ts';
import type { Keyfob } from '../keyfob.ts';
import { accepted, toReply } from '../reply.ts';
import { tabulateRules } from '../rights/tabulate-rules.ts';

const namespaceLimit = 1000;

/** Answers the requests of the New token dialog. */
export function newTokenHandlers(keyfob: Keyfob): HandlersOf<keyof typeof newTokenRequests> {
  const { clusters } = keyfob;
  return {
    'token:mint': (wanted) =>
      clusters.inOpen(async ({ mints, kept }) => {
        const minted = await mints.mint(wanted);
        if (minted.ok) void kept.keepMinted();
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
        const rules = await scope.api.rights.rules({ user, groups: [] }, namespace);
        return rules.ok ? ok(tabulateRules(namespace, rules.value)) : rules;
      }),
    'preset:show': (preset) => Promise.resolve(ok({ objects: showObjects(presetObjects(preset)) })),
  };
}
