import { spoken } from '../language/spoken.ts';

const english = {};

/** TODO. */
export const escalationPhrases = spoken('escalation', english);
