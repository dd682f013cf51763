import { spoken } from '../language/spoken.ts';

const english = {};

/** TODO. */
export const terminalPhrases = spoken('terminal', english);
