import type { Phrases } from '../en/phrases.ts';

/** The same in German. */
export const apiErrorInGerman: Phrases['apiError'] = {};
