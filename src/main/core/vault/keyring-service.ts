import type { AppError } from '../../../shared/contract/errors/errors.ts';
import { entryErrors } from '../../../shared/contract/errors/keyring-errors.ts';
import { ok, type Result } from '../../../shared/contract/values/result.ts';
import type { Snapshot } from '../../../shared/contract/state/snapshot.ts';
import { withPatience } from './patient-keyring.ts';
import type { Clock } from '../ports/clock.ts';
import type { Keyring } from '../ports/desktop.ts';

/** Where it is shown how the keyring is. */
export interface KeyringState {
  readonly snapshot: Pick<Snapshot, 'keyring'>;
  change(parts: Pick<Snapshot, 'keyring'>): void;
}

/** What opening the keyring needs. */
export interface KeyringServiceParts {
  readonly keyring: Keyring;
  readonly store: KeyringState;
  readonly clock: Clock;
  /** How long something that was clicked waits for the answer to a question of the keyring. */
  readonly patienceMs: number;
  /** Called when the keyring can be used. */
  readonly onReady: () => Promise<void>;
}

/** Shows whether the keyring can be used, and opens it when a person clicked something that needs it. */
export class KeyringService {
  readonly #parts: KeyringServiceParts;
  #cancel: () => void = () => undefined;
  #opening: Promise<Result<null, AppError>> | null = null;

  constructor(parts: KeyringServiceParts) {
    this.#parts = parts;
  }

  /** Takes note of how the keyring's last call ended. */
  note(error: AppError | null): void {
    if (this.#opening !== null || (error !== null && entryErrors.has(error.code))) return;
    const { store } = this.#parts;
    const { keyring } = store.snapshot;
    const isKnown =
      error === null
        ? keyring.status === 'ready'
        : keyring.status === 'unusable' && keyring.error.code === error.code;
    if (!isKnown)
      store.change({ keyring: error === null ? { status: 'ready' } : { status: 'unusable', error } });
  }

  /** Asks how the keyring is; when it is ready, what waits in memory moves there. */
  async check(): Promise<void> {
    const state = await this.#parts.keyring.check();
    this.note(state.ok ? null : state.error);
    if (state.ok) await this.#parts.onReady();
  }

  /** Lets the desktop ask for the password; returns when it was given, dismissed or cancelled. Calls share one question. */
  unlock(): Promise<Result<null, AppError>> {
    this.#opening ??= this.#unlock();
    return this.#opening;
  }

  /** Takes the password prompt away. */
  cancelUnlock(): void {
    this.#cancel();
  }

  /** Does what a person clicked; where the keyring is locked, it is unlocked first, and asked for once. */
  async withPerson<Value>(task: () => Promise<Result<Value, AppError>>): Promise<Result<Value, AppError>> {
    const first = await task();
    if (first.ok || first.error.code !== 'keyring-locked') return first;
    const opened = await this.#open();
    return opened.ok ? task() : opened;
  }

  /** Unlocks a locked keyring for what a person just clicked; null when it is open, or was opened. */
  async openIfLocked(): Promise<AppError | null> {
    const { keyring } = this.#parts.store.snapshot;
    const isLocked = keyring.status === 'unusable' && keyring.error.code === 'keyring-locked';
    if (!isLocked && keyring.status !== 'unlocking') return null;
    const opened = await this.#open();
    return opened.ok ? null : opened.error;
  }

  #open(): Promise<Result<null, AppError>> {
    return withPatience(this.unlock(), this.#parts.clock, this.#parts.patienceMs);
  }

  async #unlock(): Promise<Result<null, AppError>> {
    const { keyring, store, onReady } = this.#parts;
    const { keyring: before } = store.snapshot;
    const { done, cancel } = keyring.unlock();
    this.#cancel = cancel;
    store.change({ keyring: { status: 'unlocking' } });
    let unlocked: Result<null, AppError> | null = null;
    try {
      unlocked = await done;
    } finally {
      this.#cancel = () => undefined;
      this.#opening = null;
      // Nobody waits for a prompt that ended in a bug.
      if (unlocked === null) store.change({ keyring: before });
    }
    this.note(unlocked.ok ? null : unlocked.error);
    if (!unlocked.ok) return unlocked;
    await onReady();
    return ok(null);
  }
}
