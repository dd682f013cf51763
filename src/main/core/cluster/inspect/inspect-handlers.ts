import type { HandlersOf } from '../../../../shared/contract/contract.ts';
import type { AppError } from '../../../../shared/contract/errors/errors.ts';
import type { inspectRequests } from '../../../../shared/contract/requests/inspect-requests.ts';
import type { Result } from '../../../../shared/contract/values/result.ts';
import type { Opened } from '../scope/opened.ts';
import { accepted, toReply } from '../scope/reply.ts';
import type { InspectService, TokenInspection } from './inspect-service.ts';
import type { InspectedCluster } from './inspected-cluster.ts';

/** What answering needs. */
export interface InspectHandlerParts {
  readonly inspect: InspectService;
  readonly clusters: Pick<Opened<Omit<InspectedCluster, 'signingKeys'>>, 'open'>;
}

/** Answers the requests about one token. */
export function inspectHandlers({
  inspect,
  clusters,
}: InspectHandlerParts): HandlersOf<keyof typeof inspectRequests> {
  const ask = async <Value>(use: (inspection: TokenInspection) => Promise<Result<Value, AppError>>) =>
    use(await inspect.open(clusters.open()));
  return {
    'inspect:paste': ({ text }) =>
      inspect.pasted.takeWhenRead(import('./read-paste.ts').then(({ readPaste }) => readPaste(text))),
    'inspect:choose': ({ id, index }) => Promise.resolve(toReply(inspect.pasted.choose(id, index))),
    'inspect:close': ({ id }) => {
      inspect.pasted.letGo(id);
      return Promise.resolve(accepted);
    },
    'inspect:read': ({ subject }) => ask(({ inspector }) => inspector.read(subject)),
    'inspect:signature': ({ subject }) => ask(({ inspector }) => inspector.signature(subject)),
    'inspect:accepted': ({ subject }) => ask(({ inspector }) => inspector.accepted(subject)),
    'inspect:places': ({ subject }) => ask(({ use }) => use.places(subject)),
    'inspect:rights': ({ subject, namespace }) => ask(({ use }) => use.rights(subject, namespace)),
    'inspect:lines': ({ subject }) => ask(({ use }) => use.lines(subject)),
    'inspect:copy-line': async ({ subject, name, withToken }) =>
      toReply(await ask(({ use }) => use.copyLine(subject, name, withToken))),
    'inspect:try': ({ subject }) => ask(({ use }) => use.tryOut(subject)),
    'inspect:export-ways': () => ask(({ use }) => use.exportWays()),
    'inspect:export': ({ subject, server }) => ask(({ use }) => use.export(subject, server)),
  };
}
