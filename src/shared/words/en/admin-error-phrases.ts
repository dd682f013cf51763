import { spoken } from '../language/spoken.ts';

const english = {};

/** TODO. */
export const adminErrorPhrases = spoken('adminError', english);
