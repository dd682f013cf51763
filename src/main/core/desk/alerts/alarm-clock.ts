import type { AlarmSource } from '../../cluster/scope/alarm-source.ts';
import type { Clock, Patience } from '../../ports/clock.ts';

/** What the alarm needs. */
export interface AlarmClockParts {
  readonly clock: Clock;
  readonly patience: Patience;
  /** After so long the next source has its turn; whoever is not done goes on, and is not asked again before. */
  readonly patienceMs: number;
  /** Asked one after the other: of what the first ones renew or drop, the later ones need not tell. */
  readonly sources: () => readonly AlarmSource[];
  readonly onBug: (error: unknown) => void;
}

const soonestMs = 1_000;
const longestMs = 15 * 60_000;
/** While somebody looks, a clock that was set is noticed so soon. */
const seenMs = 60_000;
/** A timer that fires this far from when it should tells that the clock was set, or that the machine slept. */
const jumpMs = 10_000;

/** One timer for everything that becomes due by itself; armed at most 15 min ahead, because sleep and clock changes go unnoticed by timers. */
export class AlarmClock {
  readonly #parts: AlarmClockParts;
  readonly #busy = new Set<AlarmSource>();
  #cancel: () => void = () => undefined;
  #isRinging = false;
  #rangAt = -Infinity;
  #isVisible = false;

  constructor(parts: AlarmClockParts) {
    this.#parts = parts;
  }

  /** Arms the timer for what is due next; to be called when that has changed. */
  arm(): void {
    this.#cancel();
    if (this.#isRinging) return;
    const { clock, sources } = this.#parts;
    const moments = sources()
      .map((source) => source.next())
      .filter((moment) => moment !== null);
    if (moments.length === 0) return;
    const now = clock.now();
    // What was due and could not be done is tried again with the longest pause; a ring in the future is one before the clock
    // was set back, and tells nothing of what is due by the time of now.
    const rangAt = this.#rangAt <= now ? this.#rangAt : -Infinity;
    const waiting = moments.map((moment) => (moment <= rangAt ? rangAt + longestMs : moment));
    const dueAt = Math.min(...waiting);
    const delayMs = Math.min(Math.max(dueAt - now, soonestMs), this.#isVisible ? seenMs : longestMs);
    this.#cancel = clock.after(delayMs, () => this.#wake(dueAt, now + delayMs));
  }

  /** While a window is visible, the clock is compared with the timer each minute. */
  setVisible(isVisible: boolean): void {
    this.#isVisible = isVisible;
    this.arm();
  }

  #wake(dueAt: number, wokenAt: number): void {
    const now = this.#parts.clock.now();
    if (!this.#isVisible || now >= dueAt || Math.abs(now - wokenAt) > jumpMs) void this.ring();
    else this.arm();
  }

  /** Lets every source look at what is due, now; for when time may have jumped. */
  async ring(): Promise<void> {
    if (this.#isRinging) return;
    this.#isRinging = true;
    this.#rangAt = this.#parts.clock.now();
    for (const source of this.#parts.sources()) await this.#turn(source);
    this.#isRinging = false;
    this.arm();
  }

  /** Ends when the source is done or has failed, or when the others must not wait for it any longer. */
  async #turn(source: AlarmSource): Promise<void> {
    const { patience, patienceMs, onBug } = this.#parts;
    if (this.#busy.has(source)) return;
    this.#busy.add(source);
    const done = Promise.resolve()
      .then(() => source.due())
      .catch(onBug)
      .finally(() => this.#busy.delete(source));
    await new Promise<void>((resolve) => {
      const cancel = patience.after(patienceMs, resolve);
      void done.then(() => {
        cancel();
        resolve();
      });
    });
  }

  /** Disarms the timer. */
  stop(): void {
    this.#cancel();
  }
}
