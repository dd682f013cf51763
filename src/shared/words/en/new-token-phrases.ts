import { spoken } from '../language/spoken.ts';

const english = {};

/** TODO. */
export const newTokenPhrases = spoken('newToken', english);
