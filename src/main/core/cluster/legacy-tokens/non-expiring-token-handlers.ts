import type { HandlersOf } from '../../../../shared/contract/contract.ts';
import type { AppError } from '../../../../shared/contract/errors/errors.ts';
import type { nonExpiringTokenRequests } from '../../../../shared/contract/requests/non-expiring-token-requests.ts';
import { fail, ok } from '../../../../shared/contract/values/result.ts';
import type { TextClipboard } from '../scope/cluster-clipboard.ts';
import type { Opened } from '../scope/opened.ts';
import { accepted, toReply } from '../scope/reply.ts';
import type { LegacyTokenService } from './legacy-token-service.ts';
import type { NodeTokenService } from './node-token-service.ts';

const nodeTokenLimit = 200;

/** What answering needs. */
export interface NonExpiringTokenHandlerParts {
  readonly clusters: Opened<{
    readonly legacyTokens: LegacyTokenService;
    readonly nodeTokens: NodeTokenService;
  }>;
  readonly clipboard: TextClipboard;
}

/** Answers the requests about tokens that never expire. */
export function nonExpiringTokenHandlers({
  clusters,
  clipboard,
}: NonExpiringTokenHandlerParts): HandlersOf<keyof typeof nonExpiringTokenRequests> {
  return {
    'legacy-tokens:list': async ({ offset, limit }) => {
      const all = await clusters.inOpen(({ legacyTokens }) => legacyTokens.list());
      if (!all.ok) return all;
      const { rows, asOf } = all.value;
      return ok({ total: rows.length, rows: rows.slice(offset, offset + limit), asOf });
    },
    'legacy-tokens:delete': async ({ uid }) =>
      toReply(await clusters.inOpen(({ legacyTokens }) => legacyTokens.delete(uid))),
    'node-tokens:list': async () => {
      const all = await clusters.inOpen(({ nodeTokens }) => nodeTokens.list());
      return all.ok ? ok({ total: all.value.length, rows: all.value.slice(0, nodeTokenLimit) }) : all;
    },
    'node-tokens:copy-command': async ({ id }) => {
      const open = clusters.open();
      const command = open.ok ? open.value.nodeTokens.command(id) : null;
      if (command === null) return fail<AppError>({ code: 'token-unknown' });
      await clipboard.putText(command);
      return accepted;
    },
  };
}
