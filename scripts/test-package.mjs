import { mkdirSync } from 'node:fs';
import { obtainClusterBinaries } from '../test/cluster/obtain.mjs';
import { buildPackage } from './package/build-package.mjs';
import { cacheFolder } from './setup/cache-folder.mjs';
import { ensurePackages, runtimePackages, testPackages } from './setup/debian-packages.mjs';
import { ensureElectron } from './setup/electron.mjs';
import { loadModule } from './setup/load-module.mjs';
import { runScript, say, SetupFailure } from './setup/say.mjs';

/** What makes fresh systems and looks at packages. */
const ownPackages = ['mmdebstrap', 'mount', 'lintian', 'desktop-file-utils', 'appstream', 'man-db'];

await runScript(async () => {
  if (process.getuid?.() !== 0) throw new SetupFailure('fresh systems are made and entered by root alone');
  await ensurePackages([...runtimePackages, ...testPackages, ...ownPackages]);
  await ensureElectron({ ask: false });
  const servers = await obtainClusterBinaries({ onProgress: say });
  if (servers.status === 'unavailable') throw new SetupFailure(`no API server: ${servers.reason}`);
  const folder = cacheFolder('package');
  mkdirSync(folder, { recursive: true });
  const file = await buildPackage({ folder, trial: true });
  /** @type {{ module: typeof import('../test/package/package.ts'), close: () => Promise<void> }} */
  const { module, close } = await loadModule('test/package/package.ts');
  const rows = await module.provePackage(file, process.argv.slice(2), say).finally(close);
  for (const { where, what, broken } of rows.filter((row) => row.broken !== null))
    say(`broken in ${where}: ${what}: ${broken}`);
  const failed = rows.filter(({ broken }) => broken !== null).length;
  process.stdout.write(`${rows.length - failed} passed, ${failed} failed\n`);
  return failed === 0 ? 0 : 1;
});

// What is still connected to a desktop that is gone must not hold the command.
process.exit();
