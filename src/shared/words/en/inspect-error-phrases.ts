import { spoken } from '../language/spoken.ts';

const english = {};

/** TODO. */
export const inspectErrorPhrases = spoken('inspectError', english);
