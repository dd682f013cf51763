import type { AppError } from '../../../../shared/contract/errors/errors.ts';
import { fail, ok, type Result } from '../../../../shared/contract/values/result.ts';
import type { Identifiers } from '../../ports/clock.ts';
import { Secret } from '../../ports/secret.ts';
import { longestToken } from '../../vault/jwt/decode.ts';
import { readPaste } from './read-paste.ts';

/** Holds the token that was pasted last, of whichever cluster, until its view closes. */
export class PastedToken {
  readonly #identifiers: Identifiers;
  #held: { readonly id: string; readonly token: Secret } | null = null;

  constructor(identifiers: Identifiers) {
    this.#identifiers = identifiers;
  }

  /** Takes a pasted token in place of the one before. */
  take(text: string): Result<{ readonly id: string }, AppError> {
    this.#held = null;
    const token = readPaste(text);
    if (token === '') return fail({ code: 'token-empty' });
    if (token.length > longestToken)
      return fail({ code: 'token-too-long', length: token.length, most: longestToken });
    this.#held = { id: this.#identifiers.next(), token: new Secret(token) };
    return ok({ id: this.#held.id });
  }

  /** The one with this id, while it is held. */
  get(id: string): Result<Secret, AppError> {
    return this.#held?.id === id ? ok(this.#held.token) : fail({ code: 'token-not-held' });
  }

  /** Lets go of it; of any with null. */
  letGo(id: string | null): void {
    if (id === null || this.#held?.id === id) this.#held = null;
  }
}
