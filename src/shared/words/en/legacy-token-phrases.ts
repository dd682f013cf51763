import { spoken } from '../language/spoken.ts';

const english = {};

/** TODO. */
export const legacyTokenPhrases = spoken('legacyToken', english);
