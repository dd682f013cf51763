import type { HandlersOf } from '../../../shared/contract.ts';
import type { newTokenRequests } from '../../../shared/requests/new-token.ts';
import { ok } from '../../../shared/result.ts';
import type { Keyfob } from '../keyfob.ts';

/** Answers the requests of the New token dialog. */
export function newTokenHandlers({ mints }: Keyfob): HandlersOf<keyof typeof newTokenRequests> {
  return {
    'token:mint': async (wanted) => {
      const minted = await mints.mint(wanted);
      return minted.ok ? ok({ row: minted.value }) : minted;
    },
  };
}
