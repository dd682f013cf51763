import type { HandlersOf } from '../../../../shared/contract/contract.ts';
import type { AppError } from '../../../../shared/contract/errors/errors.ts';
import type { tokenRequests } from '../../../../shared/contract/requests/tokens-requests.ts';
import { fail, ok, type Result } from '../../../../shared/contract/values/result.ts';
import type { Snapshot } from '../../../../shared/contract/state/snapshot.ts';
import type { AccessService } from '../access/access-service.ts';
import type { Opened } from '../scope/opened.ts';
import { toReply } from '../scope/reply.ts';
import type { AutoRenewer } from './auto-renewer.ts';
import { findEntries, othersOf } from './token-entries.ts';
import type { Forgetter } from './forgetter.ts';
import type { SavedTokens } from './saved-tokens.ts';
import type { Renewer } from './renewer.ts';
import type { Revoker } from './revoker.ts';

/** What answering needs. */
export interface TokenHandlerParts {
  readonly clusters: Opened<{
    readonly access: AccessService;
    readonly saved: SavedTokens;
    readonly forgetter: Forgetter;
    readonly autoRenewer: AutoRenewer;
    readonly renewer: Renewer;
    readonly revoker: Revoker;
  }> & { refresh(): Promise<void> };
  readonly store: {
    readonly snapshot: Pick<Snapshot, 'copy'>;
    change(parts: Pick<Snapshot, 'copy'>): void;
  };
  /** Copies a fresh dashboard token. */
  readonly copyFresh: () => Promise<Result<null, AppError>>;
}

/** Answers the requests about tokens and access. */
export function tokenHandlers({
  clusters,
  store,
  copyFresh,
}: TokenHandlerParts): HandlersOf<keyof typeof tokenRequests> {
  const rowsOfOpen = () => {
    const open = clusters.open();
    return open.ok ? open.value.saved.rows() : [];
  };
  return {
    'access:ask': async () =>
      toReply(
        await clusters.inOpen(async ({ access }) => {
          await access.ask('nothing');
          return ok(null);
        }),
      ),
    'access:set-up': async ({ role }) => toReply(await clusters.inOpen(({ access }) => access.setUp(role))),
    'token:copy-fresh': async () => {
      // Without an open cluster there is nothing to copy from; it may be there by now.
      if (!clusters.open().ok) await clusters.refresh();
      return toReply(await copyFresh());
    },
    'token:copy': async ({ id }) => {
      const copied = await clusters.inOpen(({ saved }) => saved.copy(id));
      if (copied.ok && store.snapshot.copy.status !== 'working') store.change({ copy: { status: 'idle' } });
      return toReply(copied);
    },
    'token:forget': async ({ id }) => toReply(await clusters.inOpen(({ forgetter }) => forgetter.forget(id))),
    'token:keep': async () =>
      toReply(await clusters.inOpen(({ forgetter }) => Promise.resolve(forgetter.keep()))),
    'token:choose-renewal': async ({ id, byItself }) =>
      toReply(await clusters.inOpen(({ autoRenewer }) => autoRenewer.choose(id, byItself))),
    'token:renew': ({ id }) =>
      clusters.inOpen(async ({ renewer, saved }) => {
        const renewed = await renewer.renew(id);
        if (renewed.ok) void saved.saveMinted();
        return renewed.ok ? ok({ id: renewed.value.id, expiresAt: renewed.value.expiresAt }) : renewed;
      }),
    'token:revoke': async ({ id }) => toReply(await clusters.inOpen(({ revoker }) => revoker.revoke(id))),
    'token-entry:revoke': ({ id }) => clusters.inOpen(({ revoker }) => revoker.revokeEntry(id)),
    'token:check-revoked': async ({ id }) =>
      toReply(await clusters.inOpen(({ revoker }) => revoker.check(id))),
    'token:row': ({ id }) => {
      const row = rowsOfOpen().find((each) => each.id === id);
      return Promise.resolve(row === undefined ? fail<AppError>({ code: 'token-unknown' }) : ok({ row }));
    },
    'token-entries:list': (asked) => Promise.resolve(ok(findEntries(rowsOfOpen(), asked))),
    'token-entry:others': ({ id }) => Promise.resolve(ok({ rows: othersOf(rowsOfOpen(), id) })),
  };
}
