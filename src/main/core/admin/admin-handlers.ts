import { newAuthorityCommands } from '../../../shared/admin-commands.ts';
import type { HandlersOf } from '../../../shared/contract.ts';
import type { adminRequests } from '../../../shared/requests/admin.ts';
import type { Keyfob } from '../keyfob.ts';
import { accepted } from '../reply.ts';

/** Answers the requests about what client.config and the token file hold. */
export function adminHandlers({ admin, clipboard, store }: Keyfob): HandlersOf<keyof typeof adminRequests> {
  return {
    'admin:token-file': ({ offset, limit }) => admin.tokenFile(offset, limit),
    'admin:copies': () => admin.findCopies(),
    'admin:copy-command': async () => {
      await clipboard.putText(newAuthorityCommands(store.snapshot.cluster.snapData));
      return accepted;
    },
  };
}
