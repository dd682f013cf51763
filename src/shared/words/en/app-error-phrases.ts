import { spoken } from '../language/spoken.ts';

const english = {};

/** TODO. */
export const appErrorPhrases = spoken('appError', english);
