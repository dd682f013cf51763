import { spoken } from '../language/spoken.ts';

const english = {};

/** TODO. */
export const alertPhrases = spoken('alert', english);
