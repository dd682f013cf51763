import type { AppError } from '../../../../shared/contract/errors/errors.ts';
import { fail, ok, type Result } from '../../../../shared/contract/values/result.ts';
import type { ClipboardState } from '../../../../shared/contract/state/snapshot.ts';
import type { Clipboard, Removal, Notifier, Windows } from '../../ports/desktop.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Secret } from '../../ports/secret.ts';
import type { Store } from '../state/store.ts';
import { ClipboardNotices } from './clipboard-notices.ts';
import type { Pasteboard, TokenOwner } from '../../cluster/scope/cluster-clipboard.ts';

/** What keeping the clipboard needs. */
export interface ClipboardServiceParts {
  readonly clipboard: Clipboard;
  readonly clock: Clock;
  readonly store: Store;
  readonly notifier: Notifier;
  readonly windows: Windows;
}

/** So long after a clearing it is looked once more whether somebody put the token back. */
const secondLookMs = 10_000;

/** Puts tokens on the clipboard and takes them away again after their time, and on quit. */
export class ClipboardService implements Pasteboard {
  readonly #clipboard: Clipboard;
  readonly #clock: Clock;
  readonly #store: Store;
  readonly #notices: ClipboardNotices;
  #cancelTimer: () => void = () => undefined;
  #puts = 0;
  #tokenId = '';
  #owner: TokenOwner | null = null;
  #queue: Promise<unknown> = Promise.resolve();

  constructor(parts: ClipboardServiceParts) {
    this.#clipboard = parts.clipboard;
    this.#clock = parts.clock;
    this.#store = parts.store;
    this.#notices = new ClipboardNotices({ ...parts, clear: () => this.clear() });
  }

  /** Puts a token there for the time of the settings, unless its cluster was left. */
  put(tokenId: string, token: Secret, owner: TokenOwner): Promise<Result<null, AppError>> {
    return this.#enqueue(async () => {
      if (owner.lifetime.isOver) return fail({ code: 'cluster-changed' });
      this.#puts++;
      this.#cancelTimer();
      const put = await this.#clipboard.put(token);
      const now = this.#clock.now();
      const delayMs = this.#store.snapshot.settings.clipboardSeconds * 1000;
      if (put.ok) {
        this.#tokenId = tokenId;
        this.#owner = owner;
        this.#show({ status: 'holding', tokenId, clearsAt: now + delayMs, ...put.value });
      }
      const { clipboard } = this.#store.snapshot;
      // After a failure too: the token may be there all the same, or still the one before.
      this.#arm(clipboard.status === 'holding' ? Math.max(clipboard.clearsAt - now, 0) : delayMs);
      return put.ok ? ok(null) : put;
    });
  }

  /** Puts a text without secrets there. */
  putText(text: string): Promise<void> {
    return this.#enqueue(async () => {
      await this.#clipboard.putText(text);
      this.#forget();
    });
  }

  /** Takes the token away if it is still ours; where only a focused window may, it is tried again at the next focus. */
  clear(): Promise<Removal> {
    return this.#enqueue(() => this.#empty());
  }

  /** The same for the last time, and says what it leaves. */
  async end(): Promise<void> {
    await this.clear();
    if (this.#store.snapshot.clipboard.status === 'left') await this.#notices.leftAtEnd();
  }

  /** Catches up with a clearing whose time came while no window had the focus, or while the machine slept. */
  catchUp(): Promise<void> {
    return this.#enqueue(async () => {
      const state = this.#store.snapshot.clipboard;
      const isDue = state.status === 'holding' && state.clearsAt <= this.#clock.now();
      if (isDue || state.status === 'left') await this.#empty();
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

  async #empty(): Promise<Removal> {
    const before = this.#store.snapshot.clipboard;
    const removal = await this.#clipboard.clearIfOurs();
    if (removal === 'cleared' || removal === 'not-ours') {
      this.#forget();
      if (removal === 'cleared' && before.status !== 'empty') this.#notices.cleared(this.#owner);
      if (removal === 'cleared') this.#arm(secondLookMs);
    } else {
      this.#cancelTimer();
      this.#show({ status: 'left', tokenId: this.#tokenId, why: removal });
      if (before.status !== 'left' || before.why !== removal) this.#notices.left(removal, this.#owner);
    }
    return removal;
  }

  #forget(): void {
    this.#cancelTimer();
    this.#show({ status: 'empty' });
  }

  #show(clipboard: ClipboardState): void {
    const before = this.#store.snapshot.clipboard.status;
    if (before === 'empty' && clipboard.status === 'empty') return;
    this.#store.change({ clipboard });
    if (before === 'left' && clipboard.status !== 'left') this.#notices.gone();
  }

  /** One after the other: what empties the clipboard must never meet what is just being put there. */
  #enqueue<Value>(task: () => Promise<Value>): Promise<Value> {
    const done = this.#queue.then(task);
    this.#queue = done.catch(() => undefined);
    return done;
  }
}
