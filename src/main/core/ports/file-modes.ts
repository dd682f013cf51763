import type { AppError } from '../../../shared/contract/errors/errors.ts';
import type { Result } from '../../../shared/contract/values/result.ts';

/** A regular file and its permission bits, such as `0o660`. */
export interface FileMode {
  /** Absolute path. */
  readonly path: string;
  readonly mode: number;
}

/** Looks at who may open files. */
export interface FileModes {
  /** The regular files in a folder; none when there is no such folder. */
  list(folder: string): Promise<Result<readonly FileMode[], AppError>>;
  /** Whether every user of the machine may pass through all folders down to this one. */
  isOpenToAll(folder: string): Promise<Result<boolean, AppError>>;
}
