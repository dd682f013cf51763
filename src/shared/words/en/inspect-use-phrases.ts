import { spoken } from '../language/spoken.ts';

const english = {};

/** TODO. */
export const inspectUsePhrases = spoken('inspectUse', english);
