import { spoken } from '../language/spoken.ts';

const english = {};

/** TODO. */
export const noticePhrases = spoken('notice', english);
