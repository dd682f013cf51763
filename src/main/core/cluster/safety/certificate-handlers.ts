import { describeCertificate } from '../../../../shared/words/certificate-words.ts';
import type { HandlersOf } from '../../../../shared/contract/contract.ts';
import type { AppError } from '../../../../shared/contract/errors/errors.ts';
import type { certificateRequests } from '../../../../shared/contract/requests/certificates-requests.ts';
import type { Known } from '../../../../shared/words/known/known.ts';
import { fail } from '../../../../shared/contract/values/result.ts';
import type { Snapshot } from '../../../../shared/contract/state/snapshot.ts';
import type { TextClipboard } from '../scope/cluster-clipboard.ts';
import type { ClusterScope } from '../scope/cluster-scope.ts';
import type { Opened } from '../scope/opened.ts';
import { accepted } from '../scope/reply.ts';

/** What answering needs. */
export interface CertificateHandlerParts {
  readonly clusters: Opened<{ readonly scope: ClusterScope }>;
  readonly clipboard: TextClipboard;
  /** What is known of the open cluster and decides which way out fits. */
  readonly known: () => Known;
  readonly store: { readonly snapshot: Pick<Snapshot, 'certificates'> };
}

/** Answers the requests about certificates. */
export function certificateHandlers({
  clipboard,
  clusters,
  known,
  store,
}: CertificateHandlerParts): HandlersOf<keyof typeof certificateRequests> {
  return {
    'certificates:copy-command': ({ id }) =>
      clusters.inOpen(async () => {
        const row = store.snapshot.certificates?.rows.find((each) => each.id === id);
        const command = row === undefined ? null : describeCertificate(row, known()).command;
        if (command === null) return fail<AppError>({ code: 'invalid-request', field: 'id' });
        await clipboard.putText(command);
        return accepted;
      }),
  };
}
