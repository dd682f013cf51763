import { spoken } from '../language/spoken.ts';

const english = {};

/** TODO. */
export const accountPhrases = spoken('account', english);
