import type { AppError } from '../../../../shared/contract/errors/errors.ts';
import { ok, type Result } from '../../../../shared/contract/values/result.ts';
import type { ClusterScope } from '../../cluster/scope/cluster-scope.ts';
import type { NoticeBoard } from '../notices/notice-board.ts';
import type { Windows } from '../../ports/desktop.ts';
import type { Store } from '../state/store.ts';
import type { CopyFresh } from './copy-fresh.ts';
import type { Copied } from '../../cluster/tokens/fresh-token.ts';
import type { TokenStore } from '../../vault/token-store.ts';

/** What a click on "copy" needs. */
export interface CopyServiceParts {
  readonly store: Store;
  readonly windows: Windows;
  readonly tokens: TokenStore;
  readonly fresh: CopyFresh;
  readonly notices: NoticeBoard;
}

/** Copies a fresh dashboard token; what must be asked is asked in the window, anything else is said in a notice. */
export class CopyService {
  readonly #parts: CopyServiceParts;

  constructor(parts: CopyServiceParts) {
    this.#parts = parts;
  }

  /** Copies; of a new token it is said, too, when the keyring could not take it. */
  async copy(): Promise<Result<null, AppError>> {
    const { store, windows, fresh, notices } = this.#parts;
    const { copied, cluster } = await fresh.run();
    if (!copied.ok) {
      const { code } = copied.error;
      if (cluster !== null && (code === 'access-not-set-up' || code === 'clipboard-needs-window')) {
        // The newest question is the one that is shown.
        store.change({ question: null });
        if (code === 'access-not-set-up') await cluster.access.ask('copy');
        else this.#confirm(cluster.scope);
        notices.questionAsked();
        return ok(null);
      }
      if (!windows.isFocused()) notices.copied(copied.error);
      return copied;
    }
    cluster?.scope.change({ question: null });
    notices.copied(copied.value);
    void this.#tellWhenNotSaved(copied.value);
    return ok(null);
  }

  async #tellWhenNotSaved(copied: Copied): Promise<void> {
    const { store, tokens, notices } = this.#parts;
    if (copied.saved === null) return;
    const why = await copied.saved;
    const { keyring } = store.snapshot;
    if (tokens.inMemory().some(({ id }) => id === copied.record.id))
      notices.notSaved(copied, why ?? (keyring.status === 'unusable' ? keyring.error : null));
  }

  #confirm(cluster: ClusterScope): void {
    cluster.change({ question: { kind: 'confirm-copy' } });
    this.#parts.windows.show();
  }
}
