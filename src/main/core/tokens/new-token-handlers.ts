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
  const {
    tokenDoors: { mints, accounts },
    clusters,
  } = keyfob;
  return {
    'token:mint': async (wanted) => {
      const minted = await mints.mint(wanted);
      if (minted.ok) void keyfob.kept.keepMinted();
      return minted;
    },
    'tray:use-own-account': async () => toReply(await keyfob.trayAccount.choose(null)),
    'accounts:search': (query) => accounts.search(query),
    'accounts:close': () => {
      accounts.close();
      return Promise.resolve(accepted);
    },
    'namespaces:list': async () => {
      const session = clusters.session();
      if (!session.ok) return session;
      const page = await session.value.api.lists.page('namespaces', namespaceLimit, null);
      return page.ok ? ok({ names: page.value.items.map(({ name }) => name) }) : page;
    },
    'account:rights': async ({ account, namespace }) => {
      const session = clusters.session();
      if (!session.ok) return session;
      const user = `system:serviceaccount:${account.namespace}:${account.name}`;
      const rules = await session.value.api.rights.rules({ user, groups: [] }, namespace);
      return rules.ok ? ok(tabulateRules(namespace, rules.value)) : rules;
    },
    'preset:show': (preset) => Promise.resolve(ok({ objects: showObjects(presetObjects(preset)) })),
  };
}
