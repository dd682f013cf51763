import { spoken } from '../language/spoken.ts';

const english = {};

/** TODO. */
export const tokenErrorPhrases = spoken('tokenError', english);
