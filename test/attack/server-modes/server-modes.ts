import type { ServerMode } from './hostile-server.ts';
import { lyingModes } from './lying-modes.ts';
import { protocolModes } from './protocol-modes.ts';

/** Every kind of hostile API server. */
export const serverModes: readonly ServerMode[] = [...protocolModes, ...lyingModes];
