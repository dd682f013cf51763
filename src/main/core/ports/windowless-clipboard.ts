import type { Secret } from '../secret.ts';

/** A way to the clipboard that needs no focused window. */
export interface WindowlessClipboard {
  /** Puts a secret there; false when there is no such way here or it took too long: then nothing was changed. */
  put(secret: Secret): Promise<boolean>;
  /** Takes away what `put` placed there; false when it was there no more. */
  clear(): Promise<boolean>;
}
