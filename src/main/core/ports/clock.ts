/** Time and timers; `now` is epoch milliseconds. */
export interface Clock {
  now(): number;
  /** Calls back once after `delayMs`, which is kept under 2^31; the returned function cancels. */
  after(delayMs: number, callback: () => void): () => void;
}

/** Measures how long something takes by a clock that nobody sets, so that nobody waits for it for ever. */
export interface Patience {
  /** Calls back after `delayMs`; the returned function cancels. */
  after(delayMs: number, callback: () => void): () => void;
}

/** Random identifiers that nobody can guess. */
export interface Identifiers {
  /** A new lower-case identifier of 16 hex digits, safe as a Kubernetes name part and keyring account. */
  next(): string;
}
