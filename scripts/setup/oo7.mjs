import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { cacheFolder } from './cache-folder.mjs';

const version = '0.7.0-beta';

/** @typedef {{ status: 'ready', program: string } | { status: 'unavailable', reason: string }} Oo7 */

/**
 * The Secret Service oo7-daemon, built by cargo below the cache where cargo is there; that takes minutes.
 * @param {(line: string) => void} onProgress
 * @returns {Oo7}
 */
export function obtainOo7(onProgress) {
  const found = findOo7();
  if (found.status === 'ready') return found;
  if (spawnSync('cargo', ['--version']).status !== 0)
    return { status: 'unavailable', reason: 'cargo is not there to build it' };
  onProgress(`building oo7-daemon ${version}`);
  const args = ['install', '--locked', 'oo7-daemon', '--version', version, '--root', rootFolder()];
  const built = spawnSync('cargo', args, { stdio: 'ignore' });
  return built.status === 0
    ? findOo7()
    : { status: 'unavailable', reason: `cargo could not build ${version}` };
}

/**
 * The program when it is built already.
 * @returns {Oo7}
 */
export function findOo7() {
  const program = join(rootFolder(), 'bin', 'oo7-daemon');
  return existsSync(program)
    ? { status: 'ready', program }
    : { status: 'unavailable', reason: 'oo7-daemon is not built: run npm run test:field' };
}

function rootFolder() {
  return cacheFolder(`oo7-${version}`);
}
