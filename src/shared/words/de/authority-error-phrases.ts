import type { Phrases } from '../en/phrases.ts';

/** The same in German. */
export const authorityErrorInGerman: Phrases['authorityError'] = {};
