import type { Phrases } from '../en/phrases.ts';

/** The same in German. */
export const inspectUseInGerman: Phrases['inspectUse'] = {};
