import { spoken } from '../language/spoken.ts';

const english = {};

/** TODO. */
export const actPhrases = spoken('act', english);
