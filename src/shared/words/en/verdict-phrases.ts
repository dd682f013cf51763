import { spoken } from '../language/spoken.ts';

const english = {};

/** TODO. */
export const verdictPhrases = spoken('verdict', english);
