import { spoken } from '../language/spoken.ts';

const english = {};

/** TODO. */
export const rotationErrorPhrases = spoken('rotationError', english);
