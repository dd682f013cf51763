import { spoken } from '../language/spoken.ts';

const english = {};

/** TODO. */
export const trayPhrases = spoken('tray', english);
