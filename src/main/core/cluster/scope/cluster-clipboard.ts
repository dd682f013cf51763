import type { AppError } from '../../../../shared/contract/errors/errors.ts';
import type { Result } from '../../../../shared/contract/values/result.ts';
import type { ClusterActivity } from './cluster-activity.ts';
import type { Lifetime } from './lifetime.ts';
import type { Secret } from '../../ports/secret.ts';

/** Of which cluster a token on the clipboard is. */
export interface TokenOwner {
  readonly lifetime: Lifetime;
  readonly activity: ClusterActivity;
}

/** The clipboard of the desktop, from which every token is taken away again. */
export interface Pasteboard extends TextClipboard {
  /** Puts a token there for the time of the settings, unless its cluster was left. */
  put(tokenId: string, token: Secret, owner: TokenOwner): Promise<Result<null, AppError>>;
}

/** The clipboard, for who copies texts without secrets. */
export interface TextClipboard {
  /** Puts it there in the place of what Keyfob had put there. */
  putText(text: string): Promise<void>;
}

/** The one way by which a token of a cluster comes onto the clipboard: none does after the cluster was left. */
export class ClusterClipboard {
  readonly #clipboard: Pasteboard;
  readonly #owner: TokenOwner;

  constructor(clipboard: Pasteboard, owner: TokenOwner) {
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
