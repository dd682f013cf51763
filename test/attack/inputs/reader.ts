/** A reader of what others wrote, with the samples that are changed for it. */
export interface Reader {
  readonly name: string;
  /** How many inputs a full run gives it. */
  readonly inputs: number;
  /** No larger one gets to it, in bytes. */
  readonly limit: number;
  readonly samples: readonly Uint8Array[];
  /** Reads one; whatever it answers is fine, as long as it answers. */
  readonly read: (bytes: Buffer) => unknown;
}

/** What files of most kinds may have. */
export const usualLimit = 256 * 1024;

/** Samples of text. */
export const texts = (...samples: readonly string[]) => samples.map((sample) => Buffer.from(sample));
