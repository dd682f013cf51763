import type { Phrases } from '../en/phrases.ts';

/** The same in German. */
export const tokenCopyInGerman: Phrases['tokenCopy'] = {};
