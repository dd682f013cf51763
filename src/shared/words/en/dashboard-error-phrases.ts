import { spoken } from '../language/spoken.ts';

const english = {};

/** TODO. */
export const dashboardErrorPhrases = spoken('dashboardError', english);
