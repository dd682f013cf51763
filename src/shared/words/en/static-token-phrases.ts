import { spoken } from '../language/spoken.ts';

const english = {};

/** TODO. */
export const staticTokenPhrases = spoken('staticToken', english);
