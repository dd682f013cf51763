import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { runnerImport } from 'vite';
import { obtainClusterBinaries } from '../test/cluster/obtain.mjs';
import { checkout, ensureBuild } from './setup/build.mjs';
import { ensurePackages, runtimePackages, testPackages } from './setup/debian-packages.mjs';
import { ensureElectron } from './setup/electron.mjs';
import { checkOutRevision } from './setup/revision.mjs';
import { runScript, say, SetupFailure } from './setup/say.mjs';

/** @typedef {typeof import('../test/bench/bench.ts')} Bench */

await runScript(async () => {
  const { values, positionals } = options();
  /** @type {{ module: Bench }} */
  const { module } = await runnerImport(join(checkout, 'test/bench/bench.ts'), {
    root: checkout,
    configFile: false,
  });
  const parts = positionals.length === 0 ? module.partNames : positionals.map((name) => partOf(name, module));
  await ensurePackages([...runtimePackages, ...testPackages]);
  await ensureElectron({ ask: false });
  const servers = await obtainClusterBinaries({ onProgress: say });
  ensureBuild();
  const print = (/** @type {unknown} */ rows, /** @type {string} */ table) =>
    process.stdout.write(`${values.json ? JSON.stringify(rows, null, 2) : table}\n`);
  if (values.compare !== undefined) {
    if (servers.status !== 'ready') throw new SetupFailure(`no API server: ${servers.reason}`);
    const results = await compare(values.compare, parts, module);
    print(results, module.toComparison(results, values.compare));
    return 0;
  }
  const rows =
    servers.status === 'ready'
      ? await module.bench(parts, checkout, (part) => say(`measuring ${part}`))
      : module.skipAll(`no API server: ${servers.reason}`);
  print(rows, module.toTable(rows));
  return 0;
});

function options() {
  try {
    return parseArgs({
      options: { json: { type: 'boolean', default: false }, compare: { type: 'string' } },
      allowPositionals: true,
    });
  } catch (error) {
    throw new SetupFailure(error instanceof Error ? error.message : String(error), 2);
  }
}

/**
 * @param {string} name
 * @param {Bench} module
 */
function partOf(name, { partNames }) {
  const part = partNames.find((each) => each === name);
  if (part === undefined)
    throw new SetupFailure(`there is no part ${name}; there are ${partNames.join(', ')}`, 2);
  return part;
}

/**
 * @param {string} revision
 * @param {Bench['partNames']} parts
 * @param {Bench} module
 */
async function compare(revision, parts, { bench, compareRevisions, timesOfRound }) {
  const other = checkOutRevision(revision);
  try {
    return await compareRevisions(
      parts,
      { ours: checkout, theirs: other.folder },
      (part, keyfob) => bench([part], keyfob, () => undefined, timesOfRound),
      say,
    );
  } finally {
    other.remove();
  }
}
