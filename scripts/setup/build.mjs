import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { electronExecutable } from './electron.mjs';
import { say, SetupFailure } from './say.mjs';

/** The checkout. */
export const checkout = fileURLToPath(new URL('../..', import.meta.url));

const built = ['out/main/index.js', 'out/preload/index.cjs', 'out/renderer/index.html'];
const inputs = ['src', 'scripts/build', 'package.json', 'package-lock.json', 'electron.vite.config.ts'];

/**
 * Builds the app in a checkout when something that it is built from is newer than what was built.
 * @param {string} folder
 */
export function ensureBuild(folder = checkout) {
  const oldest = Math.min(...built.map((file) => changedAt(join(folder, file))));
  const newest = Math.max(...inputs.map((file) => newestBelow(join(folder, file))));
  if (oldest <= newest || builtFor(folder) !== electronExecutable()) build(folder);
}

/**
 * Builds the app in a checkout.
 * @param {string} folder
 */
export function build(folder = checkout) {
  say('building');
  const done = spawnSync(
    process.execPath,
    [join(folder, 'node_modules/electron-vite/bin/electron-vite.js'), 'build'],
    { cwd: folder, encoding: 'utf8' },
  );
  if (done.status !== 0) throw new SetupFailure(`the build failed:\n${done.stdout}${done.stderr}`);
  for (const line of done.stderr.split('\n').filter((each) => each.startsWith('keyfob: ')))
    process.stderr.write(`${line}\n`);
  mkdirSync(dirname(builtForFile(folder)), { recursive: true });
  writeFileSync(builtForFile(folder), electronExecutable() ?? '');
}

/**
 * The Electron that main was compiled for, of which another one takes nothing; null where nobody knows.
 * @param {string} folder
 */
function builtFor(folder) {
  const file = builtForFile(folder);
  return existsSync(file) ? readFileSync(file, 'utf8') : null;
}

/** @param {string} folder */
function builtForFile(folder) {
  return join(folder, '.cache/built-for');
}

/**
 * @param {string} path
 * @returns {number}
 */
function newestBelow(path) {
  const facts = statSync(path, { throwIfNoEntry: false });
  // An older revision has not everything that this one is built from.
  if (facts === undefined) return 0;
  if (!facts.isDirectory()) return facts.mtimeMs;
  return Math.max(facts.mtimeMs, ...readdirSync(path).map((name) => newestBelow(join(path, name))));
}

/** @param {string} file */
function changedAt(file) {
  return statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}
