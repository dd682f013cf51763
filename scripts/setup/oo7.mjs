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
  const root = cacheFolder(`oo7-${version}`);
  const program = join(root, 'bin', 'oo7-daemon');
  if (existsSync(program)) return { status: 'ready', program };
  if (spawnSync('cargo', ['--version']).status !== 0)
    return { status: 'unavailable', reason: 'cargo is not there to build it' };
  onProgress(`building oo7-daemon ${version}`);
  const built = spawnSync('cargo', ['install', 'oo7-daemon', '--version', version, '--root', root], {
    stdio: ['ignore', 'ignore', 'ignore'],
  });
  return built.status === 0 && existsSync(program)
    ? { status: 'ready', program }
    : { status: 'unavailable', reason: `cargo could not build version ${version}` };
}
