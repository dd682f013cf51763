import type { HandlersOf } from '../../../shared/contract.ts';
import type { inspectRequests } from '../../../shared/requests/inspect.ts';
import type { Keyfob } from '../keyfob.ts';
import { accepted, toReply } from '../reply.ts';

/** Answers the requests about one token. */
export function inspectHandlers({ inspect }: Keyfob): HandlersOf<keyof typeof inspectRequests> {
  return {
    'inspect:paste': async ({ text }) => (await inspect.open()).inspector.paste(text),
    'inspect:close': async ({ id }) => {
      (await inspect.open()).inspector.close(id);
      return accepted;
    },
    'inspect:read': async ({ subject }) => (await inspect.open()).inspector.read(subject),
    'inspect:signature': async ({ subject }) => (await inspect.open()).inspector.signature(subject),
    'inspect:accepted': async ({ subject }) => (await inspect.open()).inspector.accepted(subject),
    'inspect:places': async ({ subject }) => (await inspect.open()).use.places(subject),
    'inspect:rights': async ({ subject, namespace }) => (await inspect.open()).use.rights(subject, namespace),
    'inspect:lines': async ({ subject }) => (await inspect.open()).use.lines(subject),
    'inspect:copy-line': async ({ subject, name, withToken }) =>
      toReply(await (await inspect.open()).use.copyLine(subject, name, withToken)),
    'inspect:try': async ({ subject }) => (await inspect.open()).use.tryOut(subject),
    'inspect:export': async ({ subject }) => (await inspect.open()).use.export(subject),
  };
}
