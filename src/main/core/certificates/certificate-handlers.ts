import { describeCertificate } from '../../../shared/certificate-words.ts';
import type { HandlersOf } from '../../../shared/contract.ts';
import type { AppError } from '../../../shared/errors.ts';
import type { certificateRequests } from '../../../shared/requests/certificates.ts';
import type { Known } from '../../../shared/known.ts';
import { fail } from '../../../shared/result.ts';
import type { Snapshot } from '../../../shared/snapshot.ts';
import type { TextClipboard } from '../clipboard/cluster-clipboard.ts';
import type { ClusterScope } from '../cluster/cluster-scope.ts';
import type { Opened } from '../cluster/opened.ts';
import { accepted } from '../reply.ts';

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
