import { join, relative } from 'node:path';
import { runnerImport } from 'vite';
import { obtainClusterBinaries } from '../test/cluster/obtain.mjs';
import { checkout, ensureBuild } from './setup/build.mjs';
import { ensurePackages, rootTestPackages, runtimePackages, testPackages } from './setup/debian-packages.mjs';
import { ensureElectron } from './setup/electron.mjs';
import { runScript, say, SetupFailure } from './setup/say.mjs';

await runScript(async () => {
  await ensurePackages([...runtimePackages, ...testPackages], rootTestPackages);
  await ensureElectron({ ask: false });
  const servers = await obtainClusterBinaries({ onProgress: say });
  if (servers.status !== 'ready') throw new SetupFailure(`no API server to show: ${servers.reason}`);
  ensureBuild();
  /** @type {{ module: typeof import('../test/pictures/pictures.ts') }} */
  const { module } = await runnerImport(join(checkout, 'test/pictures/pictures.ts'), {
    root: checkout,
    configFile: false,
  });
  await module.takePictures((file) => say(relative(checkout, file)));
  return 0;
});
