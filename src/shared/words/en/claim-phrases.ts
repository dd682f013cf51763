import { spoken } from '../language/spoken.ts';

const english = {};

/** TODO. */
export const claimPhrases = spoken('claim', english);
