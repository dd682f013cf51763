import type { AppError } from '../../../shared/errors.ts';
import type { Result } from '../../../shared/result.ts';
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
  #puts = 0;
  #queue: Promise<unknown> = Promise.resolve();

  constructor(clipboard: Clipboard, clock: Clock, store: Store, onCleared: () => void) {
    this.#clipboard = clipboard;
    this.#clock = clock;
    this.#store = store;
    this.#onCleared = onCleared;
  }

  /** Puts a token there for the time of the settings. */
  put(tokenId: string, token: Secret): Promise<Result<null, AppError>> {
    return this.#enqueue(async () => {
      this.#puts++;
      this.#cancelTimer();
      const put = await this.#clipboard.put(token);
      const now = this.#clock.now();
      const delayMs = this.#store.snapshot.settings.clipboardSeconds * 1000;
      if (put.ok) this.#store.change({ clipboard: { status: 'holding', tokenId, clearsAt: now + delayMs } });
      const { clipboard } = this.#store.snapshot;
      // After a failure too: the token may be there all the same, or still the one before.
      this.#arm(clipboard.status === 'holding' ? Math.max(clipboard.clearsAt - now, 0) : delayMs);
      return put;
    });
  }

  /** Puts a text without secrets there. */
  putText(text: string): Promise<void> {
    return this.#enqueue(async () => {
      await this.#clipboard.putText(text);
      this.#forget();
    });
  }

  /** Empties the clipboard if it is still ours; where only a focused window may, it is tried again at the next focus. */
  clear(): Promise<void> {
    return this.#enqueue(() => this.#empty());
  }

  /** Catches up with a clearing whose time came while no window had the focus, or while the machine slept. */
  catchUp(): Promise<void> {
    return this.#enqueue(async () => {
      const state = this.#store.snapshot.clipboard;
      if (state.status === 'holding' && state.clearsAt <= this.#clock.now()) await this.#empty();
    });
  }

  /** Empties the clipboard after this time, unless something is put there before. */
  #arm(delayMs: number): void {
    const puts = this.#puts;
    this.#cancelTimer = this.#clock.after(delayMs, () => {
      void this.#enqueue(async () => {
        if (puts === this.#puts) await this.#empty();
      });
    });
  }

  async #empty(): Promise<void> {
    const cleared = await this.#clipboard.clearIfOurs();
    if (cleared === 'cleared') this.#onCleared();
    if (cleared !== 'needs-window') this.#forget();
  }

  #forget(): void {
    this.#cancelTimer();
    if (this.#store.snapshot.clipboard.status !== 'empty')
      this.#store.change({ clipboard: { status: 'empty' } });
  }

  /** One after the other: what empties the clipboard must never meet what is just being put there. */
  #enqueue<Value>(task: () => Promise<Value>): Promise<Value> {
    const done = this.#queue.then(task);
    this.#queue = done.catch(() => undefined);
    return done;
  }
}
