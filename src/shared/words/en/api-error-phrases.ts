import { spoken } from '../language/spoken.ts';

const english = {};

/** TODO. */
export const apiErrorPhrases = spoken('apiError', english);
