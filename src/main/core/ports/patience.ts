/** Measures how long something takes by a clock that nobody sets, so that nobody waits for it for ever. */
export interface Patience {
  /** Calls back after `delayMs`; the returned function cancels. */
  after(delayMs: number, callback: () => void): () => void;
}
