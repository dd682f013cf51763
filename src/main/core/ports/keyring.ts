import type { AppError } from '../../../shared/contract/errors/errors.ts';
import type { Result } from '../../../shared/contract/values/result.ts';
import type { Secret } from './secret.ts';

/** An entry: its account, and the Secret Service collection that took it, null where nobody noted that. */
export interface KeyringEntry {
  readonly account: string;
  readonly collection: string | null;
}

/** Whether somebody who clicked is there to answer a question; where nobody is, none is asked. */
export type Presence = 'person' | 'nobody';

/**
 * The OS keyring (Secret Service): one entry a token, under Keyfob's service name and a random account. A question to a
 * person has no deadline.
 */
export interface Keyring {
  /** Success when the default collection is there and unlocked. */
  check(): Promise<Result<null, AppError>>;
  /** Asks the desktop to open the default collection, or to make one; `cancel` stops waiting for the answer. */
  unlock(): { readonly done: Promise<Result<null, AppError>>; readonly cancel: () => void };
  /** Puts an entry into the default collection, and gives its path. */
  store(account: string, secret: Secret): Promise<Result<string, AppError>>;
  /** Null only when the entry is certainly not there. */
  load(entry: KeyringEntry, presence: Presence): Promise<Result<Secret | null, AppError>>;
  /** Success when the entry was seen to be not there, afterwards or already before. */
  delete(entry: KeyringEntry, presence: Presence): Promise<Result<null, AppError>>;
}
