import { spoken } from '../language/spoken.ts';

const english = {};

/** TODO. */
export const overviewPhrases = spoken('overview', english);
