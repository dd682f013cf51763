/** What one kind of attack came to. */
export interface AttackRow {
  readonly attack: string;
  readonly tried: number;
  /** What did not hold, a sentence each; none where the promise is kept. */
  readonly broken: readonly string[];
  /** What could not be tried here, each with the reason. */
  readonly skipped: readonly string[];
  /** What makes the same inputs again; null where they are listed and not drawn. */
  readonly seed: number | null;
  readonly seconds: number;
}

/** One kind of attack: all of it, telling its progress line by line. */
export type Attack = (onProgress: (line: string) => void) => Promise<AttackRow>;
