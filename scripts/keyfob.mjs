import { spawn } from 'node:child_process';
import { checkout, ensureBuild } from './setup/build.mjs';
import { ensurePackages, runtimePackages } from './setup/debian-packages.mjs';
import { ensureElectron } from './setup/electron.mjs';
import { keyfobEnvironment, withoutCoreDumps } from './setup/environment.mjs';
import { runScript, SetupFailure } from './setup/say.mjs';

await runScript(async () => {
  const [first = ''] = process.argv.slice(2);
  if (first.startsWith('-') && first !== '--help')
    throw new SetupFailure('a command comes first: rotate, status or report, or --help', 2);
  await ensurePackages(runtimePackages);
  const electron = await ensureElectron({ ask: true });
  ensureBuild();
  const [command = '', ...rest] = [
    ...withoutCoreDumps(),
    electron,
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    checkout,
    '--',
    ...process.argv.slice(2),
  ];
  return run(command, rest);
});

/**
 * Runs a command without a window and passes its exit code on; signals are the command's to judge.
 * @param {string} command
 * @param {readonly string[]} args
 * @returns {Promise<number>}
 */
function run(command, args) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: 'inherit', env: keyfobEnvironment() });
    for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']))
      process.on(signal, () => undefined);
    child.on('error', reject);
    child.on('exit', (code, signal) => resolve(code ?? (signal === null ? 1 : 128)));
  });
}
