import { spoken } from '../language/spoken.ts';

const english = {};

/** TODO. */
export const dashboardPhrases = spoken('dashboard', english);
