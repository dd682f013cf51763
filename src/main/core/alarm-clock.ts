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

/** One timer for everything that becomes due by itself; armed at most 15 min ahead, because sleep and clock changes go unnoticed by timers. */
export class AlarmClock {
  readonly #clock: Clock;
  readonly #sources: readonly AlarmSource[];
  #cancel: () => void = () => undefined;
  #isRinging = false;
  #rangAt = -Infinity;

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
    // What was due and could not be done is tried again with the longest pause.
    const waiting = moments.map((moment) => (moment <= this.#rangAt ? this.#rangAt + longestMs : moment));
    const delayMs = Math.min(...waiting) - this.#clock.now();
    this.#cancel = this.#clock.after(Math.min(Math.max(delayMs, soonestMs), longestMs), () => {
      void this.ring();
    });
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
