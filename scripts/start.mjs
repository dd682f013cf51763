import { spawn } from 'node:child_process';
import { statSync } from 'node:fs';
import { ensureBuild, checkout } from './setup/build.mjs';
import { ensurePackages, headlessPackages, runtimePackages } from './setup/debian-packages.mjs';
import { displayPrefix, hasDisplay } from './setup/display.mjs';
import { ensureElectron } from './setup/electron.mjs';
import { keyfobEnvironment, withoutCoreDumps } from './setup/environment.mjs';
import { runScript, SetupFailure } from './setup/say.mjs';
import { sandboxSwitches } from './setup/sandbox.mjs';

await runScript(async () => {
  const args = process.argv.slice(2);
  refuseMissingFolder(args);
  await ensurePackages(hasDisplay() ? runtimePackages : [...runtimePackages, ...headlessPackages]);
  const electron = await ensureElectron({ ask: true });
  ensureBuild();
  const [command = '', ...rest] = [
    ...displayPrefix(),
    ...withoutCoreDumps(),
    electron,
    ...sandboxSwitches(electron),
    checkout,
    ...args,
  ];
  return run(command, rest);
});

/**
 * The app checks its options itself; only a folder that is not there is told before a long set-up.
 * @param {readonly string[]} args
 */
function refuseMissingFolder(args) {
  const at = args.indexOf('--snap-data');
  const folder =
    at < 0 ? args.find((arg) => arg.startsWith('--snap-data='))?.slice('--snap-data='.length) : args[at + 1];
  if (folder === undefined || folder === '') return;
  if (statSync(folder, { throwIfNoEntry: false }) === undefined) {
    throw new SetupFailure(`--snap-data: there is no folder ${folder}`, 2);
  }
}

/**
 * Runs the app and passes its exit code on; Ctrl+C and SIGTERM reach it, and it ends by itself.
 * @param {string} command
 * @param {readonly string[]} args
 * @returns {Promise<number>}
 */
function run(command, args) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: 'inherit', env: keyfobEnvironment() });
    const pass = (/** @type {NodeJS.Signals} */ signal) => child.kill(signal);
    process.on('SIGINT', () => undefined);
    process.on('SIGTERM', pass);
    child.on('error', reject);
    child.on('exit', (code, signal) => resolve(code ?? (signal === null ? 1 : 128)));
  });
}
