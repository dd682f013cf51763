import { ensureBuild } from './setup/build.mjs';
import { obtainClipboardManagers, obtainWlClipboard } from './setup/clipboard-parts.mjs';
import { ensurePackages, rootTestPackages, runtimePackages, testPackages } from './setup/debian-packages.mjs';
import { ensureElectron } from './setup/electron.mjs';
import { loadModule } from './setup/load-module.mjs';
import { runScript, say } from './setup/say.mjs';

await runScript(async () => {
  await ensurePackages([...runtimePackages, ...testPackages], rootTestPackages);
  await ensureElectron({ ask: false });
  ensureBuild();
  for (const obtain of [obtainClipboardManagers, obtainWlClipboard]) obtain(say);
  /** @type {{ module: typeof import('../test/field/field.ts'), close: () => Promise<void> }} */
  const { module, close } = await loadModule('test/field/field.ts');
  const tables = await module.fillAll(process.argv.slice(2), say).finally(close);
  for (const table of tables) process.stdout.write(`${module.toMarkdown(table)}\n`);
  for (const { broken, skipped } of tables) {
    for (const sentence of broken) say(`broken: ${sentence}`);
    for (const sentence of skipped) say(`not run: ${sentence}`);
  }
  return tables.every(({ broken }) => broken.length === 0) ? 0 : 1;
});

// What waits for a person who never answers must not hold the command.
process.exit();
