import { spoken } from '../language/spoken.ts';

const english = {};

/** TODO. */
export const navigationPhrases = spoken('navigation', english);
