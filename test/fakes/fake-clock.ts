import type { Clock } from '../../src/main/core/ports/clock.ts';

const patienceMs = 1000;

/** A clock that stands still until it is told to go on, and counts the timers that it lets fire. */
export class FakeClock implements Clock {
  #now: number;
  #timers: readonly { readonly id: number; readonly at: number; readonly callback: () => void }[] = [];
  #nextId = 0;
  fired = 0;

  constructor(now: number) {
    this.#now = now;
  }

  now(): number {
    return this.#now;
  }

  after(delayMs: number, callback: () => void): () => void {
    const id = this.#nextId++;
    this.#timers = [...this.#timers, { id, at: this.#now + delayMs, callback }];
    return () => (this.#timers = this.#timers.filter((each) => each.id !== id));
  }

  /** Sets the clock, which no timer notices. */
  set(now: number): void {
    const jump = now - this.#now;
    this.#timers = this.#timers.map(({ at, ...timer }) => ({ ...timer, at: at + jump }));
    this.#now = now;
  }

  /** Goes on, timer by timer; what a timer begins gets real time until there is a timer again. */
  async advance(lengthMs: number): Promise<void> {
    const end = this.#now + lengthMs;
    for (;;) {
      await this.#settle();
      const next = this.#timers.reduce<number>((least, { at }) => Math.min(least, at), Infinity);
      if (next > end) break;
      this.#now = Math.max(this.#now, next);
      const due = this.#timers.filter(({ at }) => at <= this.#now);
      this.#timers = this.#timers.filter(({ at }) => at > this.#now);
      this.fired += due.length;
      for (const { callback } of due) callback();
    }
    this.#now = end;
  }

  async #settle(): Promise<void> {
    const end = performance.now() + patienceMs;
    do await new Promise((resolve) => setTimeout(resolve, 20));
    while (this.#timers.length === 0 && performance.now() < end);
  }
}
