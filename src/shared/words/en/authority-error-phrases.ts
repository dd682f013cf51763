import { spoken } from '../language/spoken.ts';

const english = {};

/** TODO. */
export const authorityErrorPhrases = spoken('authorityError', english);
