import { spoken } from '../language/spoken.ts';

const english = {};

/** TODO. */
export const inspectPhrases = spoken('inspect', english);
