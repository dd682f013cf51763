import { spawnSync } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { say, SetupFailure } from './say.mjs';

/** The checkout. */
export const checkout = fileURLToPath(new URL('../..', import.meta.url));

const built = ['out/main/index.js', 'out/preload/index.cjs', 'out/renderer/index.html'];
const inputs = ['src', 'package-lock.json', 'electron.vite.config.ts'];

/** Builds the app when something that it is built from is newer than what was built. */
export function ensureBuild() {
  const oldest = Math.min(...built.map((file) => changedAt(join(checkout, file))));
  const newest = Math.max(...inputs.map((file) => newestBelow(join(checkout, file))));
  if (oldest > newest) return;
  say('building');
  const done = spawnSync(
    process.execPath,
    [join(checkout, 'node_modules/electron-vite/bin/electron-vite.js'), 'build'],
    {
      cwd: checkout,
      encoding: 'utf8',
    },
  );
  if (done.status !== 0) throw new SetupFailure(`the build failed:\n${done.stdout}${done.stderr}`);
}

/**
 * @param {string} path
 * @returns {number}
 */
function newestBelow(path) {
  const facts = statSync(path);
  if (!facts.isDirectory()) return facts.mtimeMs;
  return Math.max(facts.mtimeMs, ...readdirSync(path).map((name) => newestBelow(join(path, name))));
}

/** @param {string} file */
function changedAt(file) {
  return statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}
