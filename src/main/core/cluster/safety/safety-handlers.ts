import type { HandlersOf } from '../../../../shared/contract/contract.ts';
import type { AppError } from '../../../../shared/contract/errors/errors.ts';
import type { safetyRequests } from '../../../../shared/contract/requests/safety-requests.ts';
import type { Known } from '../../../../shared/words/known/known.ts';
import { fail } from '../../../../shared/contract/values/result.ts';
import { describeFinding } from '../../../../shared/words/safety-words.ts';
import type { Snapshot } from '../../../../shared/contract/state/snapshot.ts';
import type { TextClipboard } from '../scope/cluster-clipboard.ts';
import { accepted } from '../scope/reply.ts';

/** What answering needs. */
export interface SafetyHandlerParts {
  readonly clipboard: TextClipboard;
  /** What is known of the open cluster and decides which way out fits. */
  readonly known: () => Known;
  readonly store: { readonly snapshot: Pick<Snapshot, 'safety'> };
}

/** Answers the requests about what was found unsafe. */
export function safetyHandlers({
  clipboard,
  store,
  known,
}: SafetyHandlerParts): HandlersOf<keyof typeof safetyRequests> {
  return {
    'safety:copy-command': async ({ kind, id }) => {
      const { safety } = store.snapshot;
      const finding = safety.find((each) => each.kind === kind && ('id' in each ? each.id : null) === id);
      const command = finding === undefined ? undefined : describeFinding(finding, known()).command;
      if (command === undefined) return fail<AppError>({ code: 'invalid-request', field: 'kind' });
      await clipboard.putText(command);
      return accepted;
    },
  };
}
