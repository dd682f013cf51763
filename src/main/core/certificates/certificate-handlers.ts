import { describeCertificate } from '../../../shared/certificate-words.ts';
import type { HandlersOf } from '../../../shared/contract.ts';
import type { AppError } from '../../../shared/errors.ts';
import type { certificateRequests } from '../../../shared/requests/certificates.ts';
import { fail } from '../../../shared/result.ts';
import type { TextClipboard } from '../clipboard/cluster-clipboard.ts';
import type { ClusterScope } from '../cluster/cluster-scope.ts';
import type { Opened } from '../cluster/opened.ts';
import { accepted } from '../reply.ts';

/** What answering needs. */
export interface CertificateHandlerParts {
  readonly clusters: Opened<{ readonly scope: ClusterScope }>;
  readonly clipboard: TextClipboard;
}

/** Answers the requests about certificates. */
export function certificateHandlers({
  clipboard,
  clusters,
}: CertificateHandlerParts): HandlersOf<keyof typeof certificateRequests> {
  return {
    'certificates:copy-command': ({ id }) =>
      clusters.inOpen(async ({ scope: { found, folder, state } }) => {
        const row = state.certificates?.rows.find((each) => each.id === id);
        const command = row === undefined ? null : describeCertificate(row, found.mode, folder).command;
        if (command === null) return fail<AppError>({ code: 'invalid-request', field: 'id' });
        await clipboard.putText(command);
        return accepted;
      }),
  };
}
