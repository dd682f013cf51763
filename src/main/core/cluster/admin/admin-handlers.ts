import { newAuthorityWay, rotateNodeCommand } from '../../../../shared/words/admin-commands.ts';
import type { HandlersOf } from '../../../../shared/contract/contract.ts';
import type { AppError } from '../../../../shared/contract/errors/errors.ts';
import type { Known } from '../../../../shared/words/known/known.ts';
import type { adminRequests } from '../../../../shared/contract/requests/admin-requests.ts';
import { fail } from '../../../../shared/contract/values/result.ts';
import type { Snapshot } from '../../../../shared/contract/state/snapshot.ts';
import type { TextClipboard } from '../scope/cluster-clipboard.ts';
import type { Opened } from '../scope/opened.ts';
import { accepted, toReply } from '../scope/reply.ts';
import type { AdminService } from './admin-service.ts';
import type { RotationService } from './rotation-service.ts';
import type { RotationProofService } from './rotation-proof-service.ts';

/** What answering needs. */
export interface AdminHandlerParts {
  readonly clusters: Opened<{
    readonly admin: AdminService;
    readonly rotation: RotationService;
    readonly rotationProof: RotationProofService;
  }>;
  readonly clipboard: TextClipboard;
  /** What is known of the open cluster and decides which way out fits. */
  readonly known: () => Known;
  readonly store: { readonly snapshot: Pick<Snapshot, 'rotation'> };
}

/** Answers the requests about the admin credential, its copies and its rotation. */
export function adminHandlers({
  clusters,
  clipboard,
  store,
  known,
}: AdminHandlerParts): HandlersOf<keyof typeof adminRequests> {
  return {
    'admin:token-file': ({ offset, limit }) => clusters.inOpen(({ admin }) => admin.tokenFile(offset, limit)),
    'admin:copies': () => clusters.inOpen(({ admin }) => admin.findCopies()),
    'admin:copy-command': async ({ command }) => {
      const { run, journal } = store.snapshot.rotation;
      const text = {
        'new-authority': newAuthorityWay(known()).command ?? null,
        rotation: run?.line ?? null,
        'rotate-node': rotateNodeCommand,
        resume: journal.status === 'unfinished' ? journal.resumeLine : null,
      }[command];
      if (text === null) return fail<AppError>({ code: 'invalid-request', field: 'command' });
      await clipboard.putText(text);
      return accepted;
    },
    'admin:copy-token': async () => toReply(await clusters.inOpen(({ admin }) => admin.copyToken())),
    'admin:update-copy': ({ id }) => clusters.inOpen(({ admin }) => admin.updateCopy(id)),
    'rotation:prepare': async () => toReply(await clusters.inOpen(({ rotation }) => rotation.prepare())),
    'rotation:start': async ({ command }) =>
      toReply(await clusters.inOpen(({ rotation }) => rotation.start(command))),
    'rotation:copy-proof': async () =>
      toReply(await clusters.inOpen(({ rotationProof }) => rotationProof.copy())),
    'rotation:save-proof': () => clusters.inOpen(({ rotationProof }) => rotationProof.save()),
    'rotation:dismiss': async () =>
      toReply(await clusters.inOpen(({ rotation }) => Promise.resolve(rotation.dismiss()))),
  };
}
