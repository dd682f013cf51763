import type { AppError } from '../../../shared/contract/errors/errors.ts';
import type { Result } from '../../../shared/contract/values/result.ts';
import type { Secret } from './secret.ts';

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

/** Changes files of the user who runs Keyfob, as that user. */
export interface OwnFiles {
  /** Whether the file is this user's alone to change; links are followed. */
  check(file: string): Promise<'possible' | 'not-yours' | 'several-names'>;
  /**
   * Copies the file aside (0600) and puts `content`, one character a byte, in its place with the same mode and group,
   * unless it does not hold `expected` any more. Where this user may not give it that group, no other gets a right from
   * it that not everyone has. Returns the copy's path.
   */
  replace(file: string, expected: Uint8Array, content: Secret): Promise<Result<string, AppError>>;
}

/** Files with secrets that the user asks for. */
export interface PrivateFiles {
  /** Writes the file anew for its owner alone (0600), whole or not at all; `export-failed` otherwise. */
  write(file: string, content: Secret): Promise<Result<null, AppError>>;
}

/**
 * Small JSON documents in the settings folder (0600, replaced atomically); none of them holds a secret. What
 * settings.json and tokens.json hold nobody can make anew: one that is unreadable is left as it is, said until it is
 * mended, and nothing is written meanwhile. The others are put aside and made anew, unless a later Keyfob wrote them.
 */
export interface DocumentStore {
  /** The document's text, or null when there is none yet; a look that failed is an error. */
  read(name: DocumentName): Promise<Result<string | null, AppError>>;
  write(name: DocumentName, text: string): Promise<Result<null, AppError>>;
  /** Renames the document to `NAME.unreadable`, in place of one that was put aside before. */
  setAside(name: DocumentName): Promise<Result<null, AppError>>;
  /** Removes the document where there is one. */
  remove(name: DocumentName): Promise<Result<null, AppError>>;
  /** Where the document is, for messages. */
  path(name: DocumentName): string;
}

/** The documents that Keyfob keeps. */
export type DocumentName =
  | 'settings.json'
  | 'tokens.json'
  | 'alerts.json'
  | 'rotation.json'
  | 'restart.json'
  | 'signing-keys.json'
  | 'static-tokens.json';

/** What could be read of the activity list. */
interface ActivityReading {
  /** The lines, oldest first. */
  readonly text: string;
  /** Why a part of them could not be read. */
  readonly unread: readonly AppError[];
}

/** The file of the activity list: lines are only ever added, and the oldest go when there are too many. */
export interface ActivityFile {
  /** Adds one line, which has no line break of its own. */
  append(line: string): Promise<Result<null, AppError>>;
  /** All lines that are kept and can be read. */
  read(): Promise<ActivityReading>;
  /** Changes with every change of the files; null where that cannot be told. */
  mark(): Promise<string | null>;
}
