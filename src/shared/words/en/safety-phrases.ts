import { spoken } from '../language/spoken.ts';

const english = {};

/** TODO. */
export const safetyPhrases = spoken('safety', english);
