import type { AppError } from '../../../shared/contract/errors/errors.ts';
import type { Result } from '../../../shared/contract/values/result.ts';

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
