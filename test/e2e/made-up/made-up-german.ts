import { madeUp } from './made-up.ts';

/** The made-up language where the app looks for German. */
export const german = madeUp();
