import type { AppError } from '../../../../shared/contract/errors/errors.ts';
import type { PastedText } from '../../../../shared/contract/state/pasted-text.ts';
import { fail, ok, type Result } from '../../../../shared/contract/values/result.ts';
import type { Identifiers } from '../../ports/clock.ts';
import type { Secret } from '../../ports/secret.ts';
import type { ReadPaste } from './read-paste.ts';

/** Holds the tokens of the text that was pasted last, of whichever cluster, until one is chosen and its view closes. */
export class PastedTokens {
  readonly #identifiers: Identifiers;
  #held: { readonly id: string; readonly tokens: readonly Secret[] } | null = null;
  /** How often all was let go of. */
  #ends = 0;

  constructor(identifiers: Identifiers) {
    this.#identifiers = identifiers;
  }

  /** Takes what is a token of a pasted text in place of those before. */
  take(read: Result<ReadPaste, AppError>): Result<PastedText, AppError> {
    this.#held = null;
    if (!read.ok) return read;
    const id = this.#identifiers.next();
    this.#held = { id, tokens: read.value.tokens };
    return ok({ id, found: read.value.found });
  }

  /** The same once the text is read; of what was let go of meanwhile nothing is taken. */
  async takeWhenRead(reading: Promise<Result<ReadPaste, AppError>>): Promise<Result<PastedText, AppError>> {
    const ends = this.#ends;
    const read = await reading;
    return ends === this.#ends ? this.take(read) : fail({ code: 'token-not-held' });
  }

  /** Keeps one of several alone; it cannot be changed for another. */
  choose(id: string, index: number): Result<void, AppError> {
    const tokens = this.#held?.id === id ? this.#held.tokens : [];
    const token = tokens.length > 1 ? tokens[index] : undefined;
    if (token === undefined) return fail({ code: 'token-not-held' });
    this.#held = { id, tokens: [token] };
    return ok(undefined);
  }

  /** The one with this id, while it is held and the only one. */
  get(id: string): Result<Secret, AppError> {
    const [token, ...others] = this.#held?.id === id ? this.#held.tokens : [];
    return token === undefined || others.length > 0 ? fail({ code: 'token-not-held' }) : ok(token);
  }

  /** Lets go of it; of any with null, also of what is being read. */
  letGo(id: string | null): void {
    if (id === null) this.#ends += 1;
    if (id === null || this.#held?.id === id) this.#held = null;
  }
}
