import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkout, ensureBuild } from './setup/build.mjs';
import { ensurePackages, rootTestPackages, runtimePackages, testPackages } from './setup/debian-packages.mjs';
import { electronChecks } from './setup/electron-checks.mjs';
import { ensureElectron } from './setup/electron.mjs';
import { runScript, say } from './setup/say.mjs';

await runScript(async () => {
  await ensurePackages([...runtimePackages, ...testPackages], rootTestPackages);
  const electron = await ensureElectron({ ask: false });
  ensureBuild();
  const asked = process.argv.slice(2);
  const checks = electronChecks.filter(({ name }) => asked.length === 0 || asked.includes(name));
  const version = spawnSync(electron, ['--no-sandbox', '--version'], { encoding: 'utf8' }).stdout.trim();
  const rows = checks.map(({ name, files }) => {
    say(`${name}: ${files.join(', ')}`);
    return { name, ...run(files) };
  });
  process.stdout.write(`Electron ${version}\n\n`);
  process.stdout.write('| what | passed | failed | skipped | seconds |\n| --- | --- | --- | --- | --- |\n');
  for (const { name, passed, failed, skipped, seconds } of rows)
    process.stdout.write(`| ${name} | ${passed} | ${failed.length} | ${skipped} | ${seconds} |\n`);
  for (const { name, failed } of rows) for (const each of failed) say(`${name}: failed: ${each}`);
  return rows.every(({ failed }) => failed.length === 0) ? 0 : 1;
});

/**
 * Runs these tests; a run that ends without its report counts as failed.
 * @param {readonly string[]} files
 */
function run(files) {
  const folder = mkdtempSync(join(tmpdir(), 'keyfob-check-'));
  const report = join(folder, 'report.json');
  const began = performance.now();
  try {
    const vitest = join(checkout, 'node_modules/vitest/vitest.mjs');
    const options = ['run', '--reporter=json', `--outputFile=${report}`, ...files];
    spawnSync(process.execPath, [vitest, ...options], {
      cwd: checkout,
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    const counts = JSON.parse(readFileSync(report, 'utf8'));
    return {
      passed: counts.numPassedTests,
      failed: failuresOf(counts),
      skipped: counts.numPendingTests + counts.numTodoTests,
      seconds: Math.round((performance.now() - began) / 1000),
    };
  } catch {
    return { passed: 0, failed: ['no report'], skipped: 0, seconds: 0 };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * The names of the tests that failed, and of the files that failed without one.
 * @param {{ testResults: { name: string, status: string, assertionResults: { fullName: string, status: string }[] }[] }} report
 */
function failuresOf({ testResults }) {
  return testResults.flatMap(({ name, status, assertionResults }) => {
    const failed = assertionResults
      .filter((each) => each.status === 'failed')
      .map(({ fullName }) => fullName);
    return status === 'failed' && failed.length === 0 ? [name] : failed;
  });
}
