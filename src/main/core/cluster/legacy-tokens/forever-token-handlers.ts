import type { HandlersOf } from '../../../../shared/contract/contract.ts';
import type { AppError } from '../../../../shared/contract/errors/errors.ts';
import type { foreverTokenRequests } from '../../../../shared/contract/requests/forever-tokens.ts';
import { fail, ok } from '../../../../shared/contract/values/result.ts';
import type { TextClipboard } from '../scope/cluster-clipboard.ts';
import type { Opened } from '../scope/opened.ts';
import { accepted, toReply } from '../scope/reply.ts';
import type { LegacyTokenDoor } from './legacy-token-door.ts';
import type { NodeTokenDoor } from './node-token-door.ts';

const nodeTokenLimit = 200;

/** What answering needs. */
export interface ForeverTokenHandlerParts {
  readonly clusters: Opened<{ readonly legacyTokens: LegacyTokenDoor; readonly nodeTokens: NodeTokenDoor }>;
  readonly clipboard: TextClipboard;
}

/** Answers the requests about tokens that never expire. */
export function foreverTokenHandlers({
  clusters,
  clipboard,
}: ForeverTokenHandlerParts): HandlersOf<keyof typeof foreverTokenRequests> {
  return {
    'legacy-tokens:list': async ({ offset, limit }) => {
      const all = await clusters.inOpen(({ legacyTokens }) => legacyTokens.list());
      return all.ok ? ok({ total: all.value.length, rows: all.value.slice(offset, offset + limit) }) : all;
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
