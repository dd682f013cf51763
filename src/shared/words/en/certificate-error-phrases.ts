import { spoken } from '../language/spoken.ts';

const english = {};

/** TODO. */
export const certificateErrorPhrases = spoken('certificateError', english);
