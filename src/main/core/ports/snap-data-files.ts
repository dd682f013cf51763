import type { AppError } from '../../../shared/contract/errors/errors.ts';
import type { Result } from '../../../shared/contract/values/result.ts';

/** One file as it was read: its bytes and when they last changed (epoch milliseconds). */
export interface FileContent {
  readonly bytes: Uint8Array;
  readonly changedAt: number;
}

/** Where a path leads; `other`: neither a regular file nor a folder. */
export interface FollowedPath {
  readonly path: string;
  readonly kind: 'file' | 'folder' | 'other';
}

/** Reads the files of a snap data folder; every failure is an AppError that names the file. */
export interface SnapDataFiles {
  /** The folder with links resolved, for one consistent look while `current` may be re-pointed. */
  resolve(folder: string): Promise<Result<string, AppError>>;
  /** Reads a regular file of at most `limitBytes`; absolute path. Never blocks on FIFOs or devices. */
  read(path: string, limitBytes: number): Promise<Result<FileContent, AppError>>;
  /** Whether something is at the path; `false` only when it is certainly not there. */
  exists(path: string): Promise<Result<boolean, AppError>>;
  /** The path with links resolved, and what is there. */
  follow(path: string): Promise<Result<FollowedPath, AppError>>;
  /** The names in a folder, sorted; links to folders are followed. */
  list(folder: string): Promise<Result<readonly string[], AppError>>;
  /** Calls back when one of the files, or where `folder` leads, changes; debounced. Returns a stop function. */
  watch(folder: string, paths: readonly string[], onChange: () => void): () => void;
}
