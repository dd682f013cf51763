import { spoken } from '../language/spoken.ts';

const english = {};

/** TODO. */
export const certificateScreenPhrases = spoken('certificateScreen', english);
