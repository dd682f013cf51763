import { spoken } from '../language/spoken.ts';

const english = {};

/** TODO. */
export const certificatePhrases = spoken('certificate', english);
