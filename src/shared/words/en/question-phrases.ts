import { spoken } from '../language/spoken.ts';

const english = {};

/** TODO. */
export const questionPhrases = spoken('question', english);
