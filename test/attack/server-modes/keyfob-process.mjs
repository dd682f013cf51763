import { loadModule } from '../../../scripts/setup/load-module.mjs';

// A process of its own, so that its memory can be measured.
/** @type {{ module: typeof import('./keyfob-process.ts') }} */
const { module } = await loadModule('test/attack/server-modes/keyfob-process.ts');
await module.serveRounds(process.argv[2] ?? '');
