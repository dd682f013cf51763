import { spoken } from '../language/spoken.ts';

const english = {};

/** TODO. */
export const dialogPhrases = spoken('dialog', english);
