import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import { SetupFailure } from './setup/say.mjs';

/** What `writeRepository` needs besides Node, by the names of Debian. */
export const repositoryPackages = ['apt-utils', 'dpkg-dev', 'gpg', 'gpg-agent'];

/**
 * An apt repository, and by which key it is signed.
 * @typedef {object} Repository
 * @property {string} folder made when it is not there; the packages that lie in it already stay
 * @property {string} key what gpg calls the secret key: its fingerprint, or an address
 * @property {readonly string[]} packages the .deb files that are new in it
 * @property {string | undefined} [address] where a stranger will find the folder; without it the folder itself
 * @property {number} [validSeconds] how long apt trusts what was signed now
 */

const suite = 'stable';
const component = 'main';
/** Who keeps a stranger’s apt from hearing of newer packages can do so no longer than this. */
const defaultValidSeconds = 60 * 86_400;

/**
 * Makes the repository, or adds to it; nothing in it is told to apt before all of it is there and signed.
 * @param {Repository} repository
 */
export function writeRepository({ folder, key, packages, address, validSeconds = defaultValidSeconds }) {
  const fingerprint = findKey(key);
  const isNew = mkdirSync(folder, { recursive: true }) !== undefined;
  const root = realpathSync(folder);
  for (const file of packages) addPackage(root, file);
  const dist = join(root, 'dists', suite);
  for (const architecture of architecturesOf(packages)) writeIndexes(root, dist, architecture);
  writeRelease(root, dist, { fingerprint, validSeconds });
  writeFileSync(join(root, 'keyfob.sources'), sources(address ?? pathToFileURL(root).href, fingerprint));
  writeChecksums(root, fingerprint);
  letOthersRead(root, isNew);
}

/**
 * The one secret key that is meant: a name that fits several would sign by one and tell strangers of all.
 * @param {string} key
 */
export function findKey(key) {
  if (spawnSync('gpg', ['--version']).status !== 0) throw new SetupFailure('there is no gpg to sign with');
  const { stdout } = spawnSync('gpg', ['--batch', '--with-colons', '--list-secret-keys', '--', key], {
    encoding: 'utf8',
  });
  const primary = [...(stdout ?? '').matchAll(/^sec:.*\n(?:grp:.*\n)?fpr:+([0-9A-F]+):/gm)];
  const [found] = primary;
  if (found?.[1] === undefined) throw new SetupFailure(`gpg has no secret key "${key}" to sign with`);
  if (primary.length > 1)
    throw new SetupFailure(`gpg has ${primary.length} secret keys "${key}": name one by its fingerprint`);
  return found[1];
}

/**
 * @param {string} root
 * @param {string} file
 */
function addPackage(root, file) {
  const name = field(file, 'Package');
  const pool = join(root, 'pool', component, name.charAt(0), name);
  mkdirSync(pool, { recursive: true });
  const place = join(pool, basename(file));
  if (existsSync(place) && realpathSync(place) === realpathSync(file)) return;
  copyFileSync(file, `${place}.partial`);
  renameSync(`${place}.partial`, place);
}

/** @param {readonly string[]} packages */
function architecturesOf(packages) {
  return [...new Set(packages.map((file) => field(file, 'Architecture')))];
}

/**
 * Packages of one architecture, also by the hash of its text: what an apt reads that was told of the one before stays.
 * @param {string} root
 * @param {string} dist
 * @param {string} architecture
 */
function writeIndexes(root, dist, architecture) {
  const folder = join(dist, component, `binary-${architecture}`);
  const byHash = join(folder, 'by-hash/SHA256');
  mkdirSync(byHash, { recursive: true });
  const plain = run('apt-ftparchive', ['--arch', architecture, 'packages', 'pool'], { cwd: root });
  const texts = { Packages: plain, 'Packages.gz': gzipSync(plain, { level: 9 }) };
  for (const [name, text] of Object.entries(texts)) {
    writeFileSync(join(byHash, sha256(text)), text);
    writeFileSync(join(folder, name), text);
  }
}

/**
 * @param {string} root
 * @param {string} dist
 * @param {{ fingerprint: string, validSeconds: number }} signing
 */
function writeRelease(root, dist, { fingerprint, validSeconds }) {
  const fields = {
    ...{ Origin: 'Keyfob', Label: 'Keyfob', Suite: suite, Codename: suite },
    ...{ Components: component, Architectures: readArchitectures(dist).join(' ') },
    ...{ ValidTime: validSeconds, 'Acquire-By-Hash': 'yes' },
    Description: 'Keyfob, the credentials of a MicroK8s cluster',
    // apt asks for a list by the best hash that is told: SHA256 alone, by which the files lie there.
    ...{ MD5: 'no', SHA1: 'no', SHA512: 'no' },
  };
  const options = Object.entries(fields).flatMap(([name, value]) => [
    '-o',
    `APT::FTPArchive::Release::${name}=${value}`,
  ]);
  // Its own hashes must not be in it.
  for (const name of ['Release', 'Release.gpg', 'InRelease']) rmSync(join(dist, name), { force: true });
  const release = run('apt-ftparchive', [...options, 'release', join('dists', suite)], { cwd: root });
  const place = join(dist, 'Release');
  writeFileSync(place, release);
  sign(fingerprint, ['--armor', '--detach-sign'], place, join(dist, 'Release.gpg'));
  sign(fingerprint, ['--clear-sign'], place, join(dist, 'InRelease'));
}

/** @param {string} dist */
function readArchitectures(dist) {
  return readdirSync(join(dist, component))
    .map((name) => /^binary-(.+)$/.exec(name)?.[1])
    .filter((name) => name !== undefined)
    .toSorted();
}

/**
 * What a stranger puts below /etc/apt: the key is in it and holds for this repository alone.
 * @param {string} address
 * @param {string} fingerprint
 */
function sources(address, fingerprint) {
  const key = run('gpg', [
    ...['--batch', '--armor', '--export-options', 'export-minimal', '--export', fingerprint],
  ]).toString();
  const lines = key.trimEnd().split('\n');
  return [
    'Types: deb',
    `URIs: ${address}`,
    `Suites: ${suite}`,
    `Components: ${component}`,
    'Signed-By:',
    ...lines.map((line) => (line === '' ? ' .' : ` ${line}`)),
    '',
  ].join('\n');
}

/**
 * What a person can check without apt: `gpg --verify SHA256SUMS.asc`, then `sha256sum --check SHA256SUMS`.
 * @param {string} root
 * @param {string} fingerprint
 */
function writeChecksums(root, fingerprint) {
  const packages = readdirSync(join(root, 'pool'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.deb'))
    .map((name) => join('pool', name));
  const lines = [...packages.toSorted(), 'keyfob.sources'].map(
    (name) => `${sha256(readFileSync(join(root, name)))}  ${name}\n`,
  );
  const place = join(root, 'SHA256SUMS');
  writeFileSync(place, lines.join(''));
  sign(fingerprint, ['--armor', '--detach-sign'], place, `${place}.asc`);
}

/**
 * @param {string} fingerprint
 * @param {readonly string[]} way
 * @param {string} file
 * @param {string} signed
 */
function sign(fingerprint, way, file, signed) {
  const partial = `${signed}.partial`;
  run('gpg', [
    ...['--batch', '--yes', '--local-user', fingerprint, '--digest-algo', 'SHA512'],
    ...['--output', partial, ...way, file],
  ]);
  renameSync(partial, signed);
}

/**
 * Who reads it is another user, apt’s own or that of a web server, whatever the umask was.
 * @param {string} root
 * @param {boolean} isNew a folder that was there keeps its mode
 */
function letOthersRead(root, isNew) {
  const files = ['keyfob.sources', 'SHA256SUMS', 'SHA256SUMS.asc'];
  const folders = ['dists', 'pool'];
  const below = folders.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name)),
  );
  for (const path of [...files, ...folders, ...below].map((name) => join(root, name)))
    chmodSync(path, statSync(path).isDirectory() ? 0o755 : 0o644);
  if (isNew) chmodSync(root, 0o755);
}

/** @param {string | Buffer} text */
function sha256(text) {
  return createHash('sha256').update(text).digest('hex');
}

/**
 * @param {string} file
 * @param {string} name
 */
function field(file, name) {
  return run('dpkg-deb', ['--field', file, name]).toString().trim();
}

/**
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ cwd?: string }} [options]
 */
function run(command, args, options = {}) {
  const done = spawnSync(command, [...args], { ...options, maxBuffer: 64 * 1024 * 1024 });
  if (done.status !== 0)
    throw new SetupFailure(`${command} failed: ${String(done.stderr ?? done.error?.message ?? '').trim()}`);
  return done.stdout;
}
