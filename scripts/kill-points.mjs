import { join } from 'node:path';
import { runnerImport } from 'vite';
import { obtainClusterBinaries } from '../test/cluster/obtain.mjs';
import { checkout, ensureBuild } from './setup/build.mjs';
import { ensurePackages, runtimePackages, testPackages } from './setup/debian-packages.mjs';
import { ensureElectron } from './setup/electron.mjs';
import { runScript, say, SetupFailure } from './setup/say.mjs';

await runScript(async () => {
  await ensurePackages([...runtimePackages, ...testPackages]);
  await ensureElectron({ ask: false });
  const servers = await obtainClusterBinaries({ onProgress: say });
  if (servers.status === 'unavailable') throw new SetupFailure(`no API server: ${servers.reason}`);
  ensureBuild();
  /** @type {{ module: typeof import('../test/cluster/kill-all.ts') }} */
  const { module } = await runnerImport(join(checkout, 'test/cluster/kill-all.ts'), {
    root: checkout,
    configFile: false,
  });
  const rows = await module.killAll(say, { onlyPowerLoss: process.argv.includes('--power-loss') });
  process.stdout.write(`${module.toTable(rows)}\n`);
  for (const { run, failures } of rows) for (const failure of failures) say(`${run}: ${failure}`);
  return rows.every(({ found, killed }) => found === killed) ? 0 : 1;
});
