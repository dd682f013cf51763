import { spoken } from '../language/spoken.ts';

const english = {};

/** TODO. */
export const bannerPhrases = spoken('banner', english);
