import type { AppError } from '../../../shared/contract/errors/errors.ts';
import type { Result } from '../../../shared/contract/values/result.ts';
import type { Secret } from './secret.ts';

/** Files with secrets that the user asks for. */
export interface PrivateFiles {
  /** Writes the file anew for its owner alone (0600), whole or not at all; `export-failed` otherwise. */
  write(file: string, content: Secret): Promise<Result<null, AppError>>;
}
