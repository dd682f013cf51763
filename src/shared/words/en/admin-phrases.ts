import { spoken } from '../language/spoken.ts';

const english = {};

/** TODO. */
export const adminPhrases = spoken('admin', english);
