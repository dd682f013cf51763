import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { checkout, ensureBuild } from './build.mjs';
import { cacheFolder } from './cache-folder.mjs';
import { say, SetupFailure } from './say.mjs';

/**
 * Another revision in a worktree of its own in the cache, built; `remove` takes it away again. It shares the node_modules
 * of this checkout where both ask for the same packages.
 * @param {string} name as git knows it
 */
export function checkOutRevision(name) {
  const commit = run(
    'git',
    ['rev-parse', '--verify', '--quiet', `${name}^{commit}`],
    checkout,
    `there is no revision ${name}`,
  );
  const folder = cacheFolder('bench', commit);
  const remove = () => {
    rmSync(folder, { recursive: true, force: true });
    run('git', ['worktree', 'prune'], checkout, 'the worktree could not be removed');
  };
  remove();
  mkdirSync(dirname(folder), { recursive: true });
  run(
    'git',
    ['worktree', 'add', '--quiet', '--detach', folder, commit],
    checkout,
    `${name} could not be checked out`,
  );
  try {
    const lock = (/** @type {string} */ from) => readFileSync(join(from, 'package-lock.json'), 'utf8');
    if (lock(folder) === lock(checkout))
      symlinkSync(join(checkout, 'node_modules'), join(folder, 'node_modules'));
    else {
      say(`installing the packages of ${name}`);
      run('npm', ['ci', '--no-audit', '--no-fund'], folder, `the packages of ${name} could not be installed`);
    }
    ensureBuild(folder);
  } catch (error) {
    remove();
    throw error;
  }
  return { folder, remove };
}

/**
 * @param {string} command
 * @param {readonly string[]} args
 * @param {string} cwd
 * @param {string} otherwise what is said where it fails
 */
function run(command, args, cwd, otherwise) {
  // Both revisions run in the Electron of this checkout.
  const env = { ...process.env, ELECTRON_SKIP_BINARY_DOWNLOAD: '1' };
  const done = spawnSync(command, args, { cwd, env, encoding: 'utf8' });
  if (done.status !== 0) throw new SetupFailure(`${otherwise}\n${done.stderr}`.trim());
  return done.stdout.trim();
}
