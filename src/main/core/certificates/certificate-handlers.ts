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
  store,
}: Keyfob): HandlersOf<keyof typeof certificateRequests> {
  return {
    'certificates:copy-command': async ({ role }) => {
      const session = clusters.session();
      if (!session.ok) return session;
      const { command } = describeCertificate(
        role,
        session.value.found.mode,
        store.snapshot.cluster.snapData,
      );
      if (command === null) return fail<AppError>({ code: 'invalid-request', field: 'role' });
      await clipboard.putText(command);
      return accepted;
    },
  };
}
