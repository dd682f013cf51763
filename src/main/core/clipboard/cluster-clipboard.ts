import type { AppError } from '../../../shared/errors.ts';
import type { Result } from '../../../shared/result.ts';
import type { Secret } from '../secret.ts';
import type { ClipboardKeeper } from './clipboard-keeper.ts';
import type { TokenOwner } from './clipboard-notices.ts';

/** The one way by which a token of a cluster comes onto the clipboard: none does after the cluster was left. */
export class ClusterClipboard {
  readonly #clipboard: ClipboardKeeper;
  readonly #owner: TokenOwner;

  constructor(clipboard: ClipboardKeeper, owner: TokenOwner) {
    this.#clipboard = clipboard;
    this.#owner = owner;
  }

  /** Puts a token there for the time of the settings. */
  put(tokenId: string, token: Secret): Promise<Result<null, AppError>> {
    return this.#clipboard.put(tokenId, token, this.#owner);
  }

  /** Puts a text without secrets there. */
  putText(text: string): Promise<void> {
    return this.#clipboard.putText(text);
  }
}
