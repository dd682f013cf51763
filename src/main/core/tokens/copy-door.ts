import type { AppError } from '../../../shared/errors.ts';
import { ok, type Result } from '../../../shared/result.ts';
import type { AccessDoor } from '../access/access-door.ts';
import type { NoticeBoard } from '../notice-board.ts';
import type { Windows } from '../ports/windows.ts';
import type { Store } from '../state/store.ts';
import type { Copied, CopyFresh } from './copy-fresh.ts';
import type { TokenKeeper } from './token-keeper.ts';

/** What a click on "copy" needs. */
export interface CopyDoorParts {
  readonly store: Store;
  readonly windows: Windows;
  readonly tokens: TokenKeeper;
  readonly fresh: CopyFresh;
  readonly access: AccessDoor;
  readonly notices: NoticeBoard;
}

/** Copies a fresh dashboard token; what must be asked is asked in the window, anything else is said in a notice. */
export class CopyDoor {
  readonly #parts: CopyDoorParts;

  constructor(parts: CopyDoorParts) {
    this.#parts = parts;
  }

  /** Copies; of a new token it is said, too, when the keyring could not take it. */
  async copy(): Promise<Result<null, AppError>> {
    const { store, windows, fresh, access, notices } = this.#parts;
    const copied = await fresh.run();
    if (!copied.ok) {
      const { code } = copied.error;
      if (code === 'access-not-set-up' || code === 'clipboard-needs-window') {
        const asked = code === 'access-not-set-up' ? access.ask(true) : this.#confirm();
        notices.questionAsked();
        return asked;
      }
      if (!windows.isFocused()) notices.copied(copied.error);
      return copied;
    }
    // What a second start asked for still waits for its answer.
    if (store.snapshot.question?.kind !== 'open-other') store.change({ question: null });
    notices.copied(copied.value);
    void this.#tellWhenNotKept(copied.value);
    return ok(null);
  }

  async #tellWhenNotKept(copied: Copied): Promise<void> {
    const { store, tokens, notices } = this.#parts;
    if (copied.saved === null) return;
    const why = await copied.saved;
    const { keyring } = store.snapshot;
    if (tokens.isInMemory(copied.record.id))
      notices.notKept(copied, why ?? (keyring.status === 'unusable' ? keyring.error : null));
  }

  #confirm(): Result<null, AppError> {
    this.#parts.store.change({ question: { kind: 'confirm-copy' } });
    this.#parts.windows.show();
    return ok(null);
  }
}
