import { spoken } from '../language/spoken.ts';

const english = {};

/** TODO. */
export const startPhrases = spoken('start', english);
