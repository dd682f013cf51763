import { describe } from '../../shared/describe.ts';
import type { Handlers } from '../../shared/contract.ts';
import type { AppError } from '../../shared/errors.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import type { Keyfob } from './keyfob.ts';
import { explainClaims } from './tokens/claims.ts';
import { decodeToken } from './tokens/decode.ts';

/** Answers every request of the contract. */
export function createHandlers(keyfob: Keyfob): Handlers {
  const { store, clusters, tokens, clipboard, keyringDoor, access } = keyfob;

  return {
    'state:get': () => Promise.resolve(ok(store.snapshot)),
    'page:drawn': () => {
      void keyfob.setVisible(true);
      return Promise.resolve(accepted);
    },
    'cluster:refresh': async () => {
      await Promise.all([clusters.refresh(), keyringDoor.check()]);
      return accepted;
    },
    'cluster:choose-snap-data': () => keyfob.chooseSnapData(),
    'cluster:use-default-snap-data': () => keyfob.openSnapData(null),
    'cluster:open-requested': () => keyfob.openRequested(),
    'access:ask': () => Promise.resolve(toReply(access.ask(false))),
    'access:set-up': async ({ role }) => toReply(await access.setUp(role)),
    'question:dismiss': () => {
      store.change({ question: null });
      return Promise.resolve(accepted);
    },
    'token:copy-fresh': async () => toReply(await keyfob.copyFresh()),
    'token:copy': async ({ id }) => toReply(await keyfob.copyKept(id)),
    'token:forget': async ({ id }) => toReply(await tokens.forget(id)),
    'token:claims': async ({ id }) => {
      const token = await keyfob.revealKept(id);
      if (!token.ok) return token;
      const decoded = decodeToken(token.value);
      return ok({ claims: decoded === null ? [] : explainClaims(decoded.header, decoded.payload) });
    },
    'tokens:list': ({ offset, limit }) => {
      const rows = keyfob.tokenRows();
      return Promise.resolve(ok({ total: rows.length, rows: rows.slice(offset, offset + limit) }));
    },
    'clipboard:clear': async () => {
      await clipboard.clear();
      return accepted;
    },
    'clipboard:copy-command': async ({ error }) => {
      const { command } = describe(error);
      if (command === undefined) return fail<AppError>({ code: 'invalid-request', field: 'error' });
      await clipboard.putText(command);
      return accepted;
    },
    'keyring:unlock': async () => toReply(await keyringDoor.unlock()),
    'keyring:cancel-unlock': () => {
      keyringDoor.cancelUnlock();
      return Promise.resolve(accepted);
    },
    'settings:change': async (change) => toReply(await keyfob.changeSettings(change)),
  };
}

const accepted = ok({});

function toReply(result: Result<unknown, AppError>): Result<Record<string, never>, AppError> {
  return result.ok ? accepted : result;
}
