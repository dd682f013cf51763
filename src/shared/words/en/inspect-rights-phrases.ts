import { spoken } from '../language/spoken.ts';

const english = {};

/** TODO. */
export const inspectRightsPhrases = spoken('inspectRights', english);
