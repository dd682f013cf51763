import type { Clock } from './ports/clock.ts';

/** Something that becomes due by itself. */
export interface AlarmSource {
  /** When it is due next, epoch milliseconds; null for never. */
  next(): number | null;
  /** Does what is due; called also when nothing is. */
  due(): Promise<void> | void;
}

const soonestMs = 1_000;
const longestMs = 15 * 60_000;
/** While somebody looks, a clock that was set is noticed so soon. */
const seenMs = 60_000;
/** A timer that fires this far from when it should tells that the clock was set, or that the machine slept. */
const jumpMs = 10_000;

/** One timer for everything that becomes due by itself; armed at most 15 min ahead, because sleep and clock changes go unnoticed by timers. */
export class AlarmClock {
  readonly #clock: Clock;
  readonly #sources: readonly AlarmSource[];
  #cancel: () => void = () => undefined;
  #isRinging = false;
  #rangAt = -Infinity;
  #isVisible = false;

  constructor(clock: Clock, sources: readonly AlarmSource[]) {
    this.#clock = clock;
    this.#sources = sources;
  }

  /** Arms the timer for what is due next; to be called when that has changed. */
  arm(): void {
    this.#cancel();
    if (this.#isRinging) return;
    const moments = this.#sources.map((source) => source.next()).filter((moment) => moment !== null);
    if (moments.length === 0) return;
    const now = this.#clock.now();
    // What was due and could not be done is tried again with the longest pause; a ring in the future is one before the clock
    // was set back, and tells nothing of what is due by the time of now.
    const rangAt = this.#rangAt <= now ? this.#rangAt : -Infinity;
    const waiting = moments.map((moment) => (moment <= rangAt ? rangAt + longestMs : moment));
    const dueAt = Math.min(...waiting);
    const delayMs = Math.min(Math.max(dueAt - now, soonestMs), this.#isVisible ? seenMs : longestMs);
    this.#cancel = this.#clock.after(delayMs, () => this.#wake(dueAt, now + delayMs));
  }

  /** While a window is visible, the clock is compared with the timer each minute. */
  setVisible(isVisible: boolean): void {
    this.#isVisible = isVisible;
    this.arm();
  }

  #wake(dueAt: number, wokenAt: number): void {
    const now = this.#clock.now();
    if (!this.#isVisible || now >= dueAt || Math.abs(now - wokenAt) > jumpMs) void this.ring();
    else this.arm();
  }

  /** Lets every source look at what is due, now; for when time may have jumped. */
  async ring(): Promise<void> {
    if (this.#isRinging) return;
    this.#isRinging = true;
    this.#rangAt = this.#clock.now();
    try {
      for (const source of this.#sources) await source.due();
    } finally {
      this.#isRinging = false;
      this.arm();
    }
  }

  /** Disarms the timer. */
  stop(): void {
    this.#cancel();
  }
}
