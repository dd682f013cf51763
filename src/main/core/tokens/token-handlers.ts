import type { HandlersOf } from '../../../shared/contract.ts';
import type { AppError } from '../../../shared/errors.ts';
import type { tokenRequests } from '../../../shared/requests/tokens.ts';
import { fail, ok } from '../../../shared/result.ts';
import type { Keyfob } from '../keyfob.ts';
import { toReply } from '../reply.ts';

/** Answers the requests about tokens and access. */
export function tokenHandlers(keyfob: Keyfob): HandlersOf<keyof typeof tokenRequests> {
  const { access, clusters, kept, renewer, autoRenewer } = keyfob;
  const { revoker } = keyfob.tokenDoors;
  return {
    'access:ask': () => Promise.resolve(toReply(access.ask(false))),
    'access:set-up': async ({ role }) => toReply(await access.setUp(role)),
    'token:copy-fresh': async () => {
      // Without an open cluster there is nothing to copy from; it may be there by now.
      if (!clusters.session().ok) await clusters.refresh();
      return toReply(await keyfob.copyFresh());
    },
    'token:copy': async ({ id }) => toReply(await kept.copy(id)),
    'token:forget': async ({ id }) => toReply(await kept.forget(id)),
    'token:choose-renewal': async ({ id, byItself }) => toReply(await autoRenewer.choose(id, byItself)),
    'token:renew': async ({ id }) => {
      const renewed = await renewer.renew(id);
      if (renewed.ok) void keyfob.kept.keepMinted();
      return renewed.ok ? ok({ id: renewed.value.id, expiresAt: renewed.value.expiresAt }) : renewed;
    },
    'token:revoke': async ({ id }) => toReply(await revoker.revoke(id)),
    'token:check-revoked': async ({ id }) => toReply(await revoker.check(id)),
    'token:row': ({ id }) => {
      const row = kept.row(id);
      return Promise.resolve(row === null ? fail<AppError>({ code: 'token-unknown' }) : ok({ row }));
    },
    'tokens:list': ({ offset, limit }) => {
      const rows = kept.rows();
      return Promise.resolve(ok({ total: rows.length, rows: rows.slice(offset, offset + limit) }));
    },
  };
}
