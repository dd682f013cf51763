import { join } from 'node:path';
import { createServer } from 'vite';
import { checkout, ensureBuild } from './setup/build.mjs';
import { ensurePackages, rootTestPackages, runtimePackages, testPackages } from './setup/debian-packages.mjs';
import { ensureElectron } from './setup/electron.mjs';
import { obtainKeyringParts } from './setup/keyring-parts.mjs';
import { runScript, say } from './setup/say.mjs';

await runScript(async () => {
  await ensurePackages([...runtimePackages, ...testPackages], rootTestPackages);
  await ensureElectron({ ask: false });
  ensureBuild();
  obtainKeyringParts(say);
  // What is loaded only when it is needed must find the loader still there.
  const loader = await createServer({
    root: checkout,
    configFile: false,
    appType: 'custom',
    logLevel: 'error',
    optimizeDeps: { noDiscovery: true },
    server: { middlewareMode: true, watch: null, ws: false },
  });
  const loaded = await loader.ssrLoadModule(join(checkout, 'test/field/field.ts'));
  const { fillAll, toMarkdown } = /** @type {typeof import('../test/field/field.ts')} */ (loaded);
  const tables = await fillAll(process.argv.slice(2), say).finally(() => loader.close());
  for (const table of tables) process.stdout.write(`${toMarkdown(table)}\n`);
  for (const { broken, skipped } of tables) {
    for (const sentence of broken) say(`broken: ${sentence}`);
    for (const sentence of skipped) say(`not run: ${sentence}`);
  }
  return tables.every(({ broken }) => broken.length === 0) ? 0 : 1;
});

// What waits for a person who never answers must not hold the command.
process.exit();
