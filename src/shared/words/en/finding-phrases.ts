import { spoken } from '../language/spoken.ts';

const english = {};

/** TODO. */
export const findingPhrases = spoken('finding', english);
