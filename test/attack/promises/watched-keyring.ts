import type { Keyring } from '../../../src/main/core/ports/desktop.ts';
import type { Result } from '../../../src/shared/contract/values/result.ts';
import type { AppError } from '../../../src/shared/contract/errors/errors.ts';
import { memoryKeyring } from '../../fakes/open-keyfob.ts';

/** A keyring that outlives the Keyfobs that use it, can be made to fail, and notes which entries it was told to delete. */
export class WatchedKeyring implements Keyring {
  readonly deleted: string[] = [];
  /** What every call but a deletion answers instead; null: it works. */
  fault: (() => Promise<Result<never, AppError>>) | null = null;
  readonly #entries = memoryKeyring();

  check(): Promise<Result<null, AppError>> {
    return this.fault?.() ?? this.#entries.check();
  }

  unlock(): ReturnType<Keyring['unlock']> {
    return this.#entries.unlock();
  }

  store(...entry: Parameters<Keyring['store']>): ReturnType<Keyring['store']> {
    return this.fault?.() ?? this.#entries.store(...entry);
  }

  load(...entry: Parameters<Keyring['load']>): ReturnType<Keyring['load']> {
    return this.fault?.() ?? this.#entries.load(...entry);
  }

  /** Works also while all else fails: nothing but Keyfob keeps an entry from being deleted. */
  delete(...entry: Parameters<Keyring['delete']>): ReturnType<Keyring['delete']> {
    this.deleted.push(entry[0].account);
    return this.#entries.delete(...entry);
  }
}
