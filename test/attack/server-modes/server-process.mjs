import { loadModule } from '../../../scripts/setup/load-module.mjs';

// A process of its own, so that a server that floods takes no turn from whoever judges.
/** @type {{ module: typeof import('./server-process.ts') }} */
const { module } = await loadModule('test/attack/server-modes/server-process.ts');
await module.serveModes();
