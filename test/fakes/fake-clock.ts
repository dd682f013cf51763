import { setImmediate as turn } from 'node:timers/promises';
import type { Clock } from '../../src/main/core/ports/clock.ts';

/** So often in a row the event loop finds nothing asked before all is taken to be over. */
const quietTurns = 10;

/** A clock that stands still until it is told to go on, and counts the timers that it lets fire. */
export class FakeClock implements Clock {
  #now: number;
  #timers: readonly { readonly id: number; readonly at: number; readonly callback: () => void }[] = [];
  #nextId = 0;
  readonly #asked = new Set<Promise<unknown>>();
  readonly #silent = new WeakSet<Promise<unknown>>();
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

  /** Goes on, timer by timer, each when what came before has what it asked of the followed ports. */
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

  /** The same ports, for whose answers the time stands still. */
  follow<Ports extends object>(ports: Ports): Ports {
    return new Proxy(ports, {
      get: (target, name) => {
        const member: unknown = Reflect.get(target, name);
        if (typeof member === 'function') return this.#followCall(member.bind(target) as Call);
        return isPlain(member) ? this.follow(member) : member;
      },
    });
  }

  /** What a followed port gives that never answers: nobody waits for it. */
  silence(): Promise<never> {
    const silent = new Promise<never>(() => undefined);
    this.#silent.add(silent);
    return silent;
  }

  #followCall(call: Call): Call {
    return (...given) => {
      const answer = call(...given);
      if (answer instanceof Promise && !this.#silent.has(answer)) this.#ask(answer);
      return isPlain(answer) && Object.values(answer).some((each) => typeof each === 'function')
        ? this.follow(answer)
        : answer;
    };
  }

  #ask(answer: Promise<unknown>): void {
    const forget = () => this.#asked.delete(answer);
    this.#asked.add(answer);
    answer.then(forget, forget);
  }

  async #settle(): Promise<void> {
    for (let quiet = 0; quiet < quietTurns; quiet++) {
      if (this.#asked.size > 0) {
        await Promise.allSettled(this.#asked);
        quiet = 0;
      }
      await turn();
    }
  }
}

type Call = (...given: readonly unknown[]) => unknown;

function isPlain(value: unknown): value is object {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}
