import type { AppError } from '../../../shared/contract/errors/errors.ts';
import type { Result } from '../../../shared/contract/values/result.ts';
import type { Secret } from './secret.ts';

/** Changes files of the user who runs Keyfob, as that user. */
export interface OwnFiles {
  /** Whether the file is this user's alone to change; links are followed. */
  check(file: string): Promise<'possible' | 'not-yours' | 'several-names'>;
  /**
   * Copies the file aside (0600) and puts `content`, one character a byte, in its place with the same mode, unless it
   * does not hold `expected` any more. Returns the copy's path.
   */
  replace(file: string, expected: Uint8Array, content: Secret): Promise<Result<string, AppError>>;
}
