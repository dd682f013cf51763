import { spoken } from '../language/spoken.ts';

const english = {};

/** TODO. */
export const keyringErrorPhrases = spoken('keyringError', english);
