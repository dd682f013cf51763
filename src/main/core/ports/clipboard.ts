import type { AppError } from '../../../shared/errors.ts';
import type { Result } from '../../../shared/result.ts';
import type { Secret } from '../secret.ts';

/** The desktop's clipboard. */
export interface Clipboard {
  /** Puts a secret there, without the PRIMARY selection; `clipboard-needs-window` where only a focused window may. */
  put(secret: Secret): Promise<Result<null, AppError>>;
  /** Empties it when it still holds exactly what `put` placed there; `needs-window` where only a focused window may. */
  clearIfOurs(): Promise<'cleared' | 'not-ours' | 'needs-window'>;
  /** Puts plain text there, such as a command; what was put before counts as replaced. */
  putText(text: string): Promise<void>;
}
