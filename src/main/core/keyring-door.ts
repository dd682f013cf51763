import type { AppError } from '../../shared/errors.ts';
import { ok, type Result } from '../../shared/result.ts';
import type { Keyring } from './ports/keyring.ts';
import type { Store } from './state/store.ts';

/** Shows whether the keyring can be used, and unlocks it when the user asks for it. */
export class KeyringDoor {
  readonly #keyring: Keyring;
  readonly #store: Store;
  readonly #onReady: () => Promise<void>;
  #cancel: (() => void) | null = null;

  constructor(keyring: Keyring, store: Store, onReady: () => Promise<void>) {
    this.#keyring = keyring;
    this.#store = store;
    this.#onReady = onReady;
  }

  /** Takes note of how the keyring's last call ended. */
  note(error: AppError | null): void {
    if (this.#cancel !== null) return;
    const { keyring } = this.#store.snapshot;
    const isKnown =
      error === null
        ? keyring.status === 'ready'
        : keyring.status === 'unusable' && keyring.error.code === error.code;
    if (!isKnown)
      this.#store.change({ keyring: error === null ? { status: 'ready' } : { status: 'unusable', error } });
  }

  /** Asks how the keyring is; when it is ready, what waits in memory moves there. */
  async check(): Promise<void> {
    const state = await this.#keyring.check();
    this.note(state.ok ? null : state.error);
    if (state.ok) await this.#onReady();
  }

  /** Lets the desktop ask for the password; returns when it was given, dismissed or cancelled. */
  async unlock(): Promise<Result<null, AppError>> {
    if (this.#cancel !== null) return ok(null);
    const { keyring: before } = this.#store.snapshot;
    const { done, cancel } = this.#keyring.unlock();
    this.#cancel = cancel;
    this.#store.change({ keyring: { status: 'unlocking' } });
    let unlocked: Result<null, AppError> | null = null;
    try {
      unlocked = await done;
    } finally {
      this.#cancel = null;
      // Nobody waits for a prompt that ended in a bug.
      if (unlocked === null) this.#store.change({ keyring: before });
    }
    this.note(unlocked.ok ? null : unlocked.error);
    if (unlocked.ok) await this.#onReady();
    return unlocked;
  }

  /** Takes the password prompt away. */
  cancelUnlock(): void {
    this.#cancel?.();
  }
}
