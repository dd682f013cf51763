import { spoken } from '../language/spoken.ts';

const english = {};

/** TODO. */
export const activityPhrases = spoken('activity', english);
