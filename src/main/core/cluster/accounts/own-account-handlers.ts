import type { HandlersOf } from '../../../../shared/contract/contract.ts';
import type { ownAccountRequests } from '../../../../shared/contract/requests/accounts-requests.ts';
import { ok } from '../../../../shared/contract/values/result.ts';
import type { Opened } from '../scope/opened.ts';
import { toReply } from '../scope/reply.ts';
import type { OwnAccountService } from './own-account-service.ts';

/** What answering needs. */
export interface OwnAccountHandlerParts {
  readonly clusters: Opened<{ readonly ownAccounts: OwnAccountService }>;
}

/** Answers the requests about the accounts that Keyfob made. */
export function ownAccountHandlers({
  clusters,
}: OwnAccountHandlerParts): HandlersOf<keyof typeof ownAccountRequests> {
  return {
    'own-accounts:list': ({ offset, limit }) =>
      clusters.inOpen(async ({ ownAccounts }) => {
        const { rows, ...seen } = await ownAccounts.list(offset === 0);
        return ok({ ...seen, total: rows.length, rows: rows.slice(offset, offset + limit) });
      }),
    'own-account:rights': ({ name, namespace }) =>
      clusters.inOpen(({ ownAccounts }) => ownAccounts.rights(name, namespace)),
    'own-account:tokens': (account) => clusters.inOpen(({ ownAccounts }) => ownAccounts.tokens(account)),
    'own-account:change-rights': async ({ name, uid, kind, target }) =>
      toReply(
        await clusters.inOpen(({ ownAccounts }) => ownAccounts.changeRights({ name, uid }, { kind, target })),
      ),
    'own-account:remove': async (account) =>
      toReply(await clusters.inOpen(({ ownAccounts }) => ownAccounts.remove(account))),
  };
}
