import { spoken } from '../language/spoken.ts';

const english = {};

/** TODO. */
export const timelinePhrases = spoken('timeline', english);
