import { spoken } from '../language/spoken.ts';

const english = {};

/** TODO. */
export const palettePhrases = spoken('palette', english);
