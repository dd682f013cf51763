import { spoken } from '../language/spoken.ts';

const english = {};

/** TODO. */
export const wayPhrases = spoken('way', english);
