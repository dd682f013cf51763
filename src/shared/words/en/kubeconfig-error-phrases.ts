import { spoken } from '../language/spoken.ts';

const english = {};

/** TODO. */
export const kubeconfigErrorPhrases = spoken('kubeconfigError', english);
