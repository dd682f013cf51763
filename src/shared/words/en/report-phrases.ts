import { spoken } from '../language/spoken.ts';

const english = {};

/** TODO. */
export const reportPhrases = spoken('report', english);
