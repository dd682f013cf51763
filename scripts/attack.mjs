import { createServer } from 'vite';
import { obtainClusterBinaries } from '../test/cluster/obtain.mjs';
import { checkout, ensureBuild } from './setup/build.mjs';
import { ensurePackages, rootTestPackages, runtimePackages, testPackages } from './setup/debian-packages.mjs';
import { ensureElectron } from './setup/electron.mjs';
import { runScript, say, SetupFailure } from './setup/say.mjs';

await runScript(async () => {
  await ensurePackages([...runtimePackages, ...testPackages], rootTestPackages);
  await ensureElectron({ ask: false });
  const servers = await obtainClusterBinaries({ onProgress: say });
  if (servers.status === 'unavailable') throw new SetupFailure(`no API server: ${servers.reason}`);
  ensureBuild();
  // It stays until the end: parts of Keyfob are loaded only when they are needed.
  const vite = await createServer({
    ...{ root: checkout, configFile: false, appType: 'custom', logLevel: 'error' },
    server: { middlewareMode: true, hmr: false, ws: false, watch: null },
    optimizeDeps: { noDiscovery: true },
  });
  const module = /** @type {typeof import('../test/attack/attack.ts')} */ (
    await vite.ssrLoadModule('/test/attack/attack.ts')
  );
  const rows = await module.attackAll(process.argv.slice(2), say);
  process.stdout.write(`${module.toTable(rows)}\n`);
  for (const { attack, broken, skipped } of rows) {
    for (const sentence of broken) say(`${attack}: broken: ${sentence}`);
    for (const sentence of skipped) say(`${attack}: skipped: ${sentence}`);
  }
  await vite.close();
  return rows.every(({ broken }) => broken.length === 0) ? 0 : 1;
});
