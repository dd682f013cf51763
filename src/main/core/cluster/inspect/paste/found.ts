import type { FoundPlace } from '../../../../../shared/contract/state/pasted-text.ts';

/** Where a token stood, with names as they were written: what of them may be shown is decided later. */
export type WrittenPlace = Omit<FoundPlace, 'line'>;

/** A token that was found; `at` is where it begins in the text, null where it was encoded. */
export interface WrittenToken {
  readonly token: string;
  readonly place: WrittenPlace;
  readonly wasBase64: boolean;
  readonly at: number | null;
}

/** Notes of a search that it left out a part of its text, for hostile ones would take too long. */
export interface SearchLimit {
  isReached: boolean;
}

const namesOfTokens = /(?:token|jwt|bearer|authorization)$/i;
const namesOfOthers = /(?:csrf|xsrf|page|continue|continuation|max)[-_.]?token$/i;

/** Whether what has this name is a token. */
export function isTokenName(name: string): boolean {
  return namesOfTokens.test(name) && !namesOfOthers.test(name);
}

/** Whether a text stands where a token would, and is none: hidden by who printed it, or for a program to fill in. */
export function isPlaceholder(text: string): boolean {
  return (
    /^(?:[*•.…-]+|x{3,}|REDACTED|DATA\+OMITTED|null|none|undefined|true|false)$/i.test(text) ||
    /^[$<%{]/.test(text)
  );
}

/** Whether a word beside others can be taken for an opaque token: long, and as no word, address or path is. */
export function isSurelyToken(word: string): boolean {
  return (
    word.length >= 16 &&
    /^[\w.~+/=:-]+$/.test(word) &&
    /\d/.test(word) &&
    /[A-Za-z]/.test(word) &&
    !/:\/\/|^[./~]/.test(word)
  );
}
