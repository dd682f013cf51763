import type { HandlersOf } from '../../../shared/contract.ts';
import type { inspectRequests } from '../../../shared/requests/inspect.ts';
import type { Keyfob } from '../keyfob.ts';
import { accepted } from '../reply.ts';

/** Answers the requests about one token. */
export function inspectHandlers({ inspect }: Keyfob): HandlersOf<keyof typeof inspectRequests> {
  return {
    'inspect:paste': async ({ text }) => (await inspect.open()).paste(text),
    'inspect:close': async ({ id }) => {
      (await inspect.open()).close(id);
      return accepted;
    },
    'inspect:read': async ({ subject }) => (await inspect.open()).read(subject),
    'inspect:signature': async ({ subject }) => (await inspect.open()).signature(subject),
    'inspect:accepted': async ({ subject }) => (await inspect.open()).accepted(subject),
  };
}
