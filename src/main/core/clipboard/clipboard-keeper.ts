import type { AppError } from '../../../shared/errors.ts';
import { ok, type Result } from '../../../shared/result.ts';
import type { Clipboard } from '../ports/clipboard.ts';
import type { Clock } from '../ports/clock.ts';
import type { Secret } from '../secret.ts';
import type { Store } from '../state/store.ts';

/** Puts tokens on the clipboard and takes them away again after their time, and on quit. */
export class ClipboardKeeper {
  readonly #clipboard: Clipboard;
  readonly #clock: Clock;
  readonly #store: Store;
  readonly #onCleared: () => void;
  #cancelTimer: () => void = () => undefined;

  constructor(clipboard: Clipboard, clock: Clock, store: Store, onCleared: () => void) {
    this.#clipboard = clipboard;
    this.#clock = clock;
    this.#store = store;
    this.#onCleared = onCleared;
  }

  /** Puts a token there for the time of the settings. */
  async put(tokenId: string, token: Secret): Promise<Result<null, AppError>> {
    const put = await this.#clipboard.put(token);
    if (!put.ok) return put;
    this.#cancelTimer();
    const delayMs = this.#store.snapshot.settings.clipboardSeconds * 1000;
    this.#store.change({ clipboard: { status: 'holding', tokenId, clearsAt: this.#clock.now() + delayMs } });
    this.#cancelTimer = this.#clock.after(delayMs, () => void this.clear());
    return ok(null);
  }

  /** Puts a text without secrets there. */
  async putText(text: string): Promise<void> {
    await this.#clipboard.putText(text);
    this.#forget();
  }

  /** Empties the clipboard if it is still ours; where only a focused window may, it is tried again at the next focus. */
  async clear(): Promise<void> {
    const cleared = await this.#clipboard.clearIfOurs();
    if (cleared === 'cleared') this.#onCleared();
    if (cleared !== 'needs-window') this.#forget();
  }

  /** Catches up with a clearing whose time came while no window had the focus, or while the machine slept. */
  async catchUp(): Promise<void> {
    const state = this.#store.snapshot.clipboard;
    if (state.status === 'holding' && state.clearsAt <= this.#clock.now()) await this.clear();
  }

  #forget(): void {
    this.#cancelTimer();
    if (this.#store.snapshot.clipboard.status !== 'empty')
      this.#store.change({ clipboard: { status: 'empty' } });
  }
}
