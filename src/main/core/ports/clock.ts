/** Time and timers; `now` is epoch milliseconds. */
export interface Clock {
  now(): number;
  /** Calls back once after `delayMs`, which is kept under 2^31; the returned function cancels. */
  after(delayMs: number, callback: () => void): () => void;
}
