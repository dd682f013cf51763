import { spoken } from '../language/spoken.ts';

const english = {};

/** TODO. */
export const tokenCopyPhrases = spoken('tokenCopy', english);
