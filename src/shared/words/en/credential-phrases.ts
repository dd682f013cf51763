import { spoken } from '../language/spoken.ts';

const english = {};

/** TODO. */
export const credentialPhrases = spoken('credential', english);
