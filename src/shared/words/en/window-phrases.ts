import { spoken } from '../language/spoken.ts';

const english = {};

/** TODO. */
export const windowPhrases = spoken('window', english);
