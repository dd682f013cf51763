import type { ClipboardHand } from './take-away.ts';
import type { Secret } from './secret.ts';

/** A way to the clipboard that needs no focused window. */
export interface WindowlessClipboard extends ClipboardHand {
  /** Puts a secret there; false when there is no such way here or it took too long: then nothing was changed. */
  put(secret: Secret): Promise<boolean>;
  /** Empties it, whoever filled it. */
  clear(): Promise<void>;
  /** Whether there is what looks at the clipboard and takes something away. */
  canTakeAway(): Promise<boolean>;
}
