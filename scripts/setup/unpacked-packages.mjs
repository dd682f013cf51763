import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cacheFolder } from './cache-folder.mjs';

/** @typedef {{ status: 'ready', root: string } | { status: 'unavailable', reason: string }} Unpacked */

/**
 * Packages that tests start by path instead of having them installed.
 * @typedef {object} UnpackedPackages
 * @property {string} folder its name below the cache
 * @property {readonly string[]} packages with what they depend on
 * @property {readonly string[]} [alone] without that
 * @property {boolean} [isWhole] also what this system has already, down to the C library
 * @property {readonly string[]} programs paths below the folder by which it is known to be complete
 */

const archiveKeys = '/usr/share/keyrings/debian-archive-keyring.gpg';

/**
 * The folder with the packages when they are there already.
 * @param {UnpackedPackages} wanted
 * @returns {Unpacked}
 */
export function findUnpacked({ folder, programs }) {
  const root = cacheFolder(folder);
  const missing = missingBelow(root, programs);
  return missing.length === 0
    ? { status: 'ready', root }
    : {
        status: 'unavailable',
        reason: `${missing.join(' ')} are not unpacked in ${root}: run npm run test:field`,
      };
}

/**
 * The same, downloaded when they are not there yet: from this system's package archive, or from a release of Debian.
 * @param {UnpackedPackages} wanted
 * @param {(line: string) => void} onProgress
 * @param {string} [release]
 * @returns {Unpacked}
 */
export function obtainUnpacked(wanted, onProgress, release) {
  const found = findUnpacked(wanted);
  if (found.status === 'ready') return found;
  const root = cacheFolder(wanted.folder);
  const partial = `${root}-partial-${process.pid}`;
  const packages = join(partial, 'packages');
  const { alone = [] } = wanted;
  try {
    mkdirSync(packages, { recursive: true });
    const options = release === undefined ? [] : readLists(release, partial, wanted.isWhole === true);
    if (options === null)
      return { status: 'unavailable', reason: `${release} of Debian cannot be read here` };
    const names = [...withDependencies(options, wanted.packages), ...alone];
    if (names.length === 0) return { status: 'unavailable', reason: 'apt-get offers none of them here' };
    onProgress(`unpacking ${[...wanted.packages, ...alone].join(' ')} below ${root}`);
    run('apt-get', [...options, 'download', '-qq', ...names], packages);
    const files = readdirSync(packages).filter((name) => name.endsWith('.deb'));
    if (files.length < names.length)
      return { status: 'unavailable', reason: 'apt-get could not download them' };
    for (const file of files) run('dpkg-deb', ['-x', join(packages, file), join(partial, 'root')]);
    const missing = missingBelow(join(partial, 'root'), wanted.programs);
    if (missing.length > 0)
      return { status: 'unavailable', reason: `${missing.join(' ')} are in none of the packages` };
    rmSync(root, { recursive: true, force: true });
    renameSync(join(partial, 'root'), root);
  } finally {
    rmSync(partial, { recursive: true, force: true });
  }
  return findUnpacked(wanted);
}

/**
 * @param {string} root
 * @param {readonly string[]} programs
 */
function missingBelow(root, programs) {
  return programs.filter((program) => !existsSync(join(root, program)));
}

/**
 * What would be installed for these packages, which is what this system does not have.
 * @param {readonly string[]} options
 * @param {readonly string[]} packages
 */
function withDependencies(options, packages) {
  if (packages.length === 0) return [];
  const simulated = run('apt-get', [...options, 'install', '-s', '--no-install-recommends', ...packages]);
  return [...simulated.matchAll(/^Inst (\S+)/gm)].map(([, name = '']) => name);
}

/**
 * Reads the lists of a release from the mirror that this system uses, aside from its own; the options for them.
 * @param {string} release
 * @param {string} folder
 * @param {boolean} isWhole as if nothing were installed
 */
function readLists(release, folder, isWhole) {
  const debian = ['Created-By: Packages', 'Origin: Debian', 'Label: Debian', 'Component: main'];
  const [mirror] = run('apt-get', ['indextargets', '--format', '$(REPO_URI)', ...debian]).split('\n');
  if (!mirror || !existsSync(archiveKeys)) return null;
  for (const name of ['lists/partial', 'cache/archives/partial'])
    mkdirSync(join(folder, name), { recursive: true });
  const sources = join(folder, 'sources.list');
  writeFileSync(sources, `deb [signed-by=${archiveKeys}] ${mirror} ${release} main\n`);
  // What this system does after an update is for its own lists.
  const settings = [
    '#clear APT::Update::Post-Invoke-Success;',
    '#clear APT::Update::Post-Invoke;',
    '#clear Acquire::IndexTargets::deb::DEP-11;',
    `Dir::Etc::sourcelist "${sources}";`,
    'Dir::Etc::sourceparts "-";',
    `Dir::State::lists "${join(folder, 'lists')}";`,
    `Dir::Cache "${join(folder, 'cache')}";`,
  ];
  if (isWhole) {
    const status = join(folder, 'status');
    writeFileSync(status, '');
    settings.push(`Dir::State::status "${status}";`);
  }
  const file = join(folder, 'apt.conf');
  writeFileSync(file, `${settings.join('\n')}\n`);
  const options = ['-c', file];
  return spawnSync('apt-get', [...options, 'update', '-qq'], { stdio: 'ignore' }).status === 0
    ? options
    : null;
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
