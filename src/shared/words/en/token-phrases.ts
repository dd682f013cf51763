import { spoken } from '../language/spoken.ts';

const english = {};

/** TODO. */
export const tokenPhrases = spoken('token', english);
