import type { HandlersOf } from '../../../../shared/contract/contract.ts';
import {
  mostFound,
  type credentialRequests,
} from '../../../../shared/contract/requests/credential-requests.ts';
import type { Credential } from '../../../../shared/contract/state/credentials-state.ts';
import { ok } from '../../../../shared/contract/values/result.ts';
import { credentialText } from '../../../../shared/words/credential-text.ts';
import { rankByText } from '../../../../shared/words/text/rank-by-text.ts';
import type { Opened } from '../scope/opened.ts';

/** What answering needs. */
export interface CredentialHandlerParts {
  readonly clusters: Opened<{ readonly credentials: () => readonly Credential[] }>;
}

/** Answers the requests about all credentials. */
export function credentialHandlers({
  clusters,
}: CredentialHandlerParts): HandlersOf<keyof typeof credentialRequests> {
  return {
    'credentials:find': ({ text }) =>
      clusters.inOpen((open) =>
        Promise.resolve(
          ok({ credentials: [...rankByText(open.credentials(), credentialText, text, mostFound)] }),
        ),
      ),
  };
}
