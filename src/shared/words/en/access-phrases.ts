import { spoken } from '../language/spoken.ts';

const english = {};

/** TODO. */
export const accessPhrases = spoken('access', english);
