/** A reader of what others wrote, with the samples that are changed for it. */
export interface Reader {
  readonly name: string;
  /** How many inputs a full run gives it. */
  readonly inputs: number;
  readonly samples: readonly Uint8Array[];
  /** Reads one; whatever it answers is fine, as long as it answers. */
  readonly read: (bytes: Buffer) => unknown;
}

/** Samples of text. */
export const texts = (...samples: readonly string[]) => samples.map((sample) => Buffer.from(sample));
