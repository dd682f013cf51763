import { obtainClusterBinaries } from '../test/cluster/obtain.mjs';
import { ensurePackages, runtimePackages } from './setup/debian-packages.mjs';
import { ensureElectron } from './setup/electron.mjs';
import { loadModule } from './setup/load-module.mjs';
import { runScript, say, SetupFailure } from './setup/say.mjs';

await runScript(async () => {
  await ensurePackages([...runtimePackages]);
  const electron = await ensureElectron({ ask: false });
  const tools = await obtainClusterBinaries({ onProgress: say });
  if (tools.status === 'unavailable' || tools.binaries.kubectl === null)
    throw new SetupFailure(
      `no kubectl: ${tools.status === 'unavailable' ? tools.reason : 'it could not be had'}`,
    );
  const { kubectl } = tools.binaries;
  const seed = Number(process.argv[2] ?? 1);
  /** @type {{ module: typeof import('../test/kubectl/compare-all.ts'), close: () => Promise<void> }} */
  const { module, close } = await loadModule('test/kubectl/compare-all.ts');
  const began = performance.now();
  const { text, broken } = await module.compareAll({ kubectl, electron }, seed, say).finally(close);
  process.stdout.write(`${text}\n`);
  for (const sentence of broken) say(`broken: ${sentence}`);
  say(`seed ${seed}, ${Math.round((performance.now() - began) / 1000)} s`);
  return broken.length === 0 ? 0 : 1;
});

// The TLS servers of the cases leave sockets behind for a while.
process.exit();
