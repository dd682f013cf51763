import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { obtainClusterBinaries } from '../test/cluster/obtain.mjs';
import { checkout } from './setup/build.mjs';
import { obtainClipboardManagers, obtainWlClipboard } from './setup/clipboard-parts.mjs';
import { ensurePackages, rootTestPackages, runtimePackages, testPackages } from './setup/debian-packages.mjs';
import { obtainFirefox } from './setup/firefox.mjs';
import { obtainKeyringParts } from './setup/keyring-parts.mjs';
import { ensureElectron } from './setup/electron.mjs';
import { runScript, say, SetupFailure } from './setup/say.mjs';

/** The longest first, for two of them run at a time. */
const checks = [
  { name: 'lint', tool: 'eslint/bin/eslint.js', args: ['.'] },
  { name: 'types', tool: 'typescript/bin/tsc', args: ['--build'] },
  { name: 'format', tool: 'prettier/bin/prettier.cjs', args: ['--check', '--log-level', 'warn', '.'] },
  { name: 'build', tool: 'electron-vite/bin/electron-vite.js', args: ['build', '--logLevel', 'warn'] },
];

await runScript(async () => {
  if (process.platform === 'linux')
    await ensurePackages([...runtimePackages, ...testPackages], rootTestPackages);
  await ensureElectron({ ask: false });
  for (const obtain of [obtainKeyringParts, obtainClipboardManagers, obtainWlClipboard, obtainFirefox]) {
    const parts = obtain(say);
    if (parts.status === 'unavailable') say(`some tests on a real desktop are skipped: ${parts.reason}`);
  }
  const servers = await obtainClusterBinaries({ onProgress: say });
  if (servers.status === 'unavailable') {
    if (process.env.CI === 'true') throw new SetupFailure(`no API server to test on: ${servers.reason}`);
    say(`tests on the real API server are skipped: ${servers.reason}`);
  }
  const failedChecks = await runChecks();
  const isBuilt = !failedChecks.includes('build');
  const tests = runTests(
    isBuilt ? [] : ['--project', 'unit', '--project', 'integration'],
    servers.status === 'ready',
  );
  const passed = tests.passed + checks.length - failedChecks.length;
  const failed = tests.failed + failedChecks.length;
  process.stdout.write(`${passed} passed, ${failed} failed, ${tests.skipped} skipped\n`);
  return failed === 0 ? 0 : 1;
});

/** Runs the checks, each of which keeps one processor busy, two at a time; answers the names of those that failed. */
async function runChecks() {
  const waiting = [...checks];
  /** @type {string[]} */
  const failed = [];
  const work = async () => {
    for (let check = waiting.shift(); check !== undefined; check = waiting.shift()) {
      const { code, said } = await runCheck(check.tool, check.args);
      process.stderr.write(said);
      say(`${check.name}: ${code === 0 ? 'passed' : 'failed'}`);
      if (code !== 0) failed.push(check.name);
    }
  };
  await Promise.all([work(), work()]);
  return failed;
}

/**
 * What it says is kept together, beside another that is at work.
 * @param {string} tool
 * @param {readonly string[]} args
 * @returns {Promise<{ code: number | null, said: Buffer }>}
 */
function runCheck(tool, args) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(checkout, 'node_modules', tool), ...args], {
      cwd: checkout,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    /** @type {Buffer[]} */
    const chunks = [];
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => chunks.push(chunk));
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, said: Buffer.concat(chunks) }));
  });
}

/**
 * Runs vitest and counts from its report; a run that ends badly without a failed test counts as one failure.
 * @param {readonly string[]} args
 * @param {boolean} hasServers
 */
function runTests(args, hasServers) {
  const folder = mkdtempSync(join(tmpdir(), 'keyfob-test-'));
  const report = join(folder, 'report.json');
  const all = [
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
    ...args,
    ...process.argv.slice(2),
  ];
  try {
    const code = runTool('vitest/vitest.mjs', all, hasServers ? {} : { KEYFOB_NO_SERVERS: '1' });
    const counts = readCounts(report);
    return code !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** @param {string} report */
function readCounts(report) {
  try {
    const counts = JSON.parse(readFileSync(report, 'utf8'));
    return {
      passed: counts.numPassedTests,
      failed: counts.numFailedTests,
      skipped: counts.numPendingTests + counts.numTodoTests,
    };
  } catch {
    return { passed: 0, failed: 1, skipped: 0 };
  }
}

/**
 * @param {string} tool
 * @param {readonly string[]} args
 * @param {Record<string, string>} environment
 */
function runTool(tool, args, environment) {
  return spawnSync(process.execPath, [join(checkout, 'node_modules', tool), ...args], {
    cwd: checkout,
    stdio: 'inherit',
    env: { ...process.env, ...environment },
  }).status;
}
