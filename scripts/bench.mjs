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
  if (values.gate && (values.write || values.compare !== undefined))
    throw new SetupFailure('the gate judges by what is written down, and goes alone', 2);
  const parts = chosenParts(values.gate, positionals, module);
  await ensurePackages([...runtimePackages, ...testPackages]);
  await ensureElectron({ ask: false });
  const servers = await obtainClusterBinaries({ onProgress: say });
  ensureBuild();
  const print = (/** @type {unknown} */ rows, /** @type {string} */ table) =>
    process.stdout.write(`${values.json ? JSON.stringify(rows, null, 2) : table}\n`);
  if (servers.status !== 'ready' && (values.phases || values.floors || values.compare !== undefined))
    throw new SetupFailure(`no API server: ${servers.reason}`);
  for (const told of /** @type {const} */ (['phases', 'floors'])) {
    if (!values[told]) continue;
    process.stdout.write(`${await module[told](checkout)}\n`);
    return 0;
  }
  if (values.compare !== undefined) {
    const results = await compare(values.compare, parts, module);
    print(results, module.toComparison(results, values.compare));
    return 0;
  }
  const times = values.gate ? module.timesOfGate : undefined;
  const rows =
    servers.status === 'ready'
      ? await module.bench(parts, checkout, (part) => say(`measuring ${part}`), times)
      : module.skipAll(`no API server: ${servers.reason}`);
  print(rows, module.toTable(rows));
  if (values.write) await module.writeFigures(rows);
  if (!values.gate) return 0;
  const worse = module.figuresAreWorse(rows);
  for (const sentence of worse) say(sentence);
  return worse.length === 0 ? 0 : 1;
});

function options() {
  try {
    return parseArgs({
      options: {
        json: { type: 'boolean', default: false },
        gate: { type: 'boolean', default: false },
        floors: { type: 'boolean', default: false },
        phases: { type: 'boolean', default: false },
        write: { type: 'boolean', default: false },
        compare: { type: 'string' },
      },
      allowPositionals: true,
    });
  } catch (error) {
    throw new SetupFailure(error instanceof Error ? error.message : String(error), 2);
  }
}

/**
 * @param {boolean} isGate
 * @param {readonly string[]} names
 * @param {Bench} module
 */
function chosenParts(isGate, names, module) {
  if (names.length > 0) return names.map((name) => partOf(name, module));
  return isGate ? module.gateParts : module.partNames;
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
