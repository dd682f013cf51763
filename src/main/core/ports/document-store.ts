import type { AppError } from '../../../shared/errors.ts';
import type { Result } from '../../../shared/result.ts';

/** Small JSON documents in the settings folder (0600, replaced atomically); none of them holds a secret. */
export interface DocumentStore {
  /** The document's text, or null when there is none yet; a look that failed is an error. */
  read(name: DocumentName): Promise<Result<string | null, AppError>>;
  write(name: DocumentName, text: string): Promise<Result<null, AppError>>;
  /** Where the document is, for messages. */
  path(name: DocumentName): string;
}

/** The documents that Keyfob keeps. */
export type DocumentName =
  'settings.json' | 'tokens.json' | 'alerts.json' | 'rotation.json' | 'signing-keys.json';
