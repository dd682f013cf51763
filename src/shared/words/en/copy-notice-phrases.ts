import { spoken } from '../language/spoken.ts';

const english = {};

/** TODO. */
export const copyNoticePhrases = spoken('copyNotice', english);
