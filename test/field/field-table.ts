/** A table for README.md: what was tried on real parts, and how each came out. */
export interface FieldTable {
  readonly title: string;
  /** The first one is the name of a row. */
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** What did not come out as it should, and what could not be tried here; a sentence each. */
  readonly broken: readonly string[];
  readonly skipped: readonly string[];
}

/** Fills one table, telling its progress line by line. */
export type Field = (onProgress: (line: string) => void) => Promise<FieldTable>;
