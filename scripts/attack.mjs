import { obtainClusterBinaries } from '../test/cluster/obtain.mjs';
import { ensureBuild } from './setup/build.mjs';
import { ensurePackages, rootTestPackages, runtimePackages, testPackages } from './setup/debian-packages.mjs';
import { ensureElectron } from './setup/electron.mjs';
import { loadModule } from './setup/load-module.mjs';
import { runScript, say, SetupFailure } from './setup/say.mjs';

await runScript(async () => {
  await ensurePackages([...runtimePackages, ...testPackages], rootTestPackages);
  await ensureElectron({ ask: false });
  const servers = await obtainClusterBinaries({ onProgress: say });
  if (servers.status === 'unavailable') throw new SetupFailure(`no API server: ${servers.reason}`);
  ensureBuild();
  /** @type {{ module: typeof import('../test/attack/attack.ts'), close: () => Promise<void> }} */
  const { module, close } = await loadModule('test/attack/attack.ts');
  const rows = await module.attackAll(process.argv.slice(2), say);
  process.stdout.write(`${module.toTable(rows)}\n`);
  for (const { attack, broken, skipped } of rows) {
    for (const sentence of broken) say(`${attack}: broken: ${sentence}`);
    for (const sentence of skipped) say(`${attack}: skipped: ${sentence}`);
  }
  await close();
  return rows.every(({ broken }) => broken.length === 0) ? 0 : 1;
});
