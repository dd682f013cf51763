import { join, resolve } from 'node:path';
import { createServer } from 'vite';

// A process of its own, so that its memory can be measured. The server stays: Keyfob imports what it needs later.
const vite = await createServer({
  root: resolve(import.meta.dirname, '../../..'),
  configFile: false,
  logLevel: 'error',
  appType: 'custom',
  optimizeDeps: { noDiscovery: true },
  server: { middlewareMode: true, hmr: false, ws: false, watch: null },
});
const { serveRounds } = /** @type {typeof import('./keyfob-process.ts')} */ (
  await vite.ssrLoadModule(join(import.meta.dirname, 'keyfob-process.ts'))
);
await serveRounds(process.argv[2] ?? '');
