/** An act counts for a request that arrives at most so long after it. */
const actMs = 1000;
/** Nobody does more in the time that a start takes. */
const mostActs = 32;

/** What a person did over the page, by its moments on a clock that nobody can set: each lets one request through. */
export class Acts {
  #moments: readonly number[] = [];

  /** A mouse button or a key that counts was pressed. */
  note(at: number): void {
    this.#moments = [...this.#moments, at].slice(-mostActs);
  }

  /** Spends the oldest act that counts for a request which arrived then; false when there is none. */
  take(arrivedAt: number): boolean {
    const spent = this.#moments.findIndex((at) => at <= arrivedAt && arrivedAt - at <= actMs);
    if (spent < 0) return false;
    this.#moments = this.#moments.toSpliced(spent, 1);
    return true;
  }

  /** Forgets all: the page that they were meant for is gone. */
  clear(): void {
    this.#moments = [];
  }
}
