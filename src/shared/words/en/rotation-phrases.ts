import { spoken } from '../language/spoken.ts';

const english = {};

/** TODO. */
export const rotationPhrases = spoken('rotation', english);
