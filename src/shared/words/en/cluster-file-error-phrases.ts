import { spoken } from '../language/spoken.ts';

const english = {};

/** TODO. */
export const clusterFileErrorPhrases = spoken('clusterFileError', english);
