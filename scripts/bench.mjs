import { join } from 'node:path';
import { runnerImport } from 'vite';
import { obtainClusterBinaries } from '../test/cluster/obtain.mjs';
import { checkout, ensureBuild } from './setup/build.mjs';
import { ensurePackages, runtimePackages, testPackages } from './setup/debian-packages.mjs';
import { ensureElectron } from './setup/electron.mjs';
import { runScript, say } from './setup/say.mjs';

await runScript(async () => {
  await ensurePackages([...runtimePackages, ...testPackages]);
  await ensureElectron({ ask: false });
  const servers = await obtainClusterBinaries({ onProgress: say });
  ensureBuild();
  /** @type {{ module: typeof import('../test/bench/bench.ts') }} */
  const { module } = await runnerImport(join(checkout, 'test/bench/bench.ts'), {
    root: checkout,
    configFile: false,
  });
  const rows =
    servers.status === 'ready'
      ? await module.bench((part) => say(`measuring ${part}`))
      : module.skipAll(`no API server: ${servers.reason}`);
  const text = process.argv.includes('--json') ? JSON.stringify(rows, null, 2) : module.toTable(rows);
  process.stdout.write(`${text}\n`);
  return 0;
});
