import { describeCertificate } from '../../../shared/certificate-words.ts';
import type { HandlersOf } from '../../../shared/contract.ts';
import type { AppError } from '../../../shared/errors.ts';
import type { certificateRequests } from '../../../shared/requests/certificates.ts';
import { fail } from '../../../shared/result.ts';
import type { Keyfob } from '../keyfob.ts';
import { accepted } from '../reply.ts';

/** Answers the requests about certificates. */
export function certificateHandlers({
  clipboard,
  clusters,
}: Keyfob): HandlersOf<keyof typeof certificateRequests> {
  return {
    'certificates:copy-command': ({ role }) =>
      clusters.inOpen(async ({ scope: { found, folder } }) => {
        const { command } = describeCertificate(role, found.mode, folder);
        if (command === null) return fail<AppError>({ code: 'invalid-request', field: 'role' });
        await clipboard.putText(command);
        return accepted;
      }),
  };
}
