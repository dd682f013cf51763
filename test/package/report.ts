/** One thing that was seen in a root, and how long it took. */
export interface Row {
  readonly where: string;
  readonly what: string;
  readonly seconds: number;
  /** What was wrong; null when all was right. */
  readonly broken: string | null;
}

/** The rows of a run. */
export class Report {
  readonly rows: Row[] = [];
  readonly #onProgress: (line: string) => void;

  constructor(onProgress: (line: string) => void) {
    this.#onProgress = onProgress;
  }

  /** Does one thing of a journey; throws what it throws, after it is noted. */
  async step<Value>(where: string, what: string, task: () => Promise<Value>): Promise<Value> {
    const begun = performance.now();
    const note = (broken: string | null) => {
      const seconds = Math.round((performance.now() - begun) / 100) / 10;
      this.rows.push({ where, what, seconds, broken });
      this.#onProgress(`${broken === null ? 'passed' : 'FAILED'} ${where}: ${what} (${seconds} s)`);
    };
    try {
      const value = await task();
      note(null);
      return value;
    } catch (error) {
      note(error instanceof Error ? error.message : String(error));
      throw error;
    }
  }

  /** The same for what nothing after it needs: the journey goes on when it fails. */
  async check(where: string, what: string, task: () => Promise<unknown>): Promise<void> {
    await this.step(where, what, task).catch(() => undefined);
  }
}
