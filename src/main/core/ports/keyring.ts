import type { AppError } from '../../../shared/errors.ts';
import type { Result } from '../../../shared/result.ts';
import type { Secret } from '../secret.ts';

/** The OS keyring (Secret Service): one entry a token, under Keyfob's service name and a random account. */
export interface Keyring {
  /** Success when the default collection is there and unlocked; else keyring-locked, -absent, -timeout or -failed. */
  check(): Promise<Result<null, AppError>>;
  /** Asks the desktop to unlock; no deadline; `cancel` dismisses the prompt (unlock-dismissed). */
  unlock(): { readonly done: Promise<Result<null, AppError>>; readonly cancel: () => void };
  store(account: string, secret: Secret): Promise<Result<null, AppError>>;
  /** Null only when the keyring is open and certainly has no such entry. */
  load(account: string): Promise<Result<Secret | null, AppError>>;
  /** Success also when the entry was not there in an open keyring. */
  delete(account: string): Promise<Result<null, AppError>>;
}
