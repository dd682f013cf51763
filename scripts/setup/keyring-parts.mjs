import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { cacheFolder } from './cache-folder.mjs';

/**
 * The Secret Services that tests start besides gnome-keyring; never installed, for a second one would answer on
 * somebody's desktop: unpacked below the cache, and started by path.
 */
const keyringPackages = ['keepassxc', 'libkf5wallet-bin', 'libqca-qt5-2-plugins'];

/** @typedef {{ status: 'ready', root: string } | { status: 'unavailable', reason: string }} KeyringParts */

/**
 * The folder with KWallet and KeePassXC, downloaded from this system's package archive when it is not there yet.
 * @param {(line: string) => void} onProgress
 * @returns {KeyringParts}
 */
export function obtainKeyringParts(onProgress) {
  const found = findKeyringParts();
  if (found.status === 'ready') return found;
  const simulated = run('apt-get', ['install', '-s', '--no-install-recommends', ...keyringPackages]);
  const names = [...simulated.matchAll(/^Inst (\S+)/gm)].map(([, name = '']) => name);
  if (names.length === 0) return { status: 'unavailable', reason: 'apt-get offers none of them here' };
  onProgress(`unpacking ${keyringPackages.join(' ')} below ${rootFolder()}`);
  const partial = `${rootFolder()}-partial-${process.pid}`;
  const packages = join(partial, 'packages');
  try {
    mkdirSync(packages, { recursive: true });
    run('apt-get', ['download', '-qq', ...names], packages);
    const files = readdirSync(packages).filter((name) => name.endsWith('.deb'));
    if (files.length < names.length)
      return { status: 'unavailable', reason: 'apt-get could not download them' };
    for (const file of files) run('dpkg-deb', ['-x', join(packages, file), join(partial, 'root')]);
    rmSync(rootFolder(), { recursive: true, force: true });
    renameSync(join(partial, 'root'), rootFolder());
  } finally {
    rmSync(partial, { recursive: true, force: true });
  }
  return findKeyringParts();
}

/**
 * The folder when it is there already.
 * @returns {KeyringParts}
 */
export function findKeyringParts() {
  const root = rootFolder();
  const isThere = ['kwalletd5', 'keepassxc', 'keepassxc-cli'].every((name) =>
    existsSync(join(root, 'usr/bin', name)),
  );
  return isThere
    ? { status: 'ready', root }
    : { status: 'unavailable', reason: 'KWallet and KeePassXC are not unpacked: run npm test' };
}

function rootFolder() {
  return cacheFolder('keyrings');
}

/**
 * @param {string} command
 * @param {readonly string[]} args
 * @param {string} [cwd]
 */
function run(command, args, cwd) {
  const env = { ...process.env, LC_ALL: 'C' };
  return spawnSync(command, [...args], { encoding: 'utf8', env, cwd }).stdout ?? '';
}
