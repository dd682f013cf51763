import { spoken } from '../language/spoken.ts';

const english = {};

/** TODO. */
export const enginePhrases = spoken('engine', english);
