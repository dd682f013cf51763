import { spoken } from '../language/spoken.ts';

const english = {};

/** TODO. */
export const commonPhrases = spoken('common', english);
