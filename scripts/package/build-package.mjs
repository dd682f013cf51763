import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { build, checkout } from '../setup/build.mjs';
import { SetupFailure } from '../setup/say.mjs';
import { packApp } from './app-archive.mjs';
import { controlText } from './control.mjs';
import { putDesktopParts } from './desktop-parts.mjs';
import { putDocuments } from './documents.mjs';
import { packagedElectron, putElectron } from './electron-part.mjs';
import { manifest, packageIdentity } from './identity.mjs';
import { putMaintainerScripts } from './maintainer-scripts.mjs';
import { Tree } from './tree.mjs';

const place = '/opt/Keyfob';

/**
 * Builds the app and makes its package in `folder`; the file.
 * @param {{ folder: string, trial: boolean }} options
 */
export async function buildPackage({ folder, trial }) {
  const { executable, standIn } = await packagedElectron(trial);
  const { name, version } = packageIdentity(standIn);
  const epoch = sourceDate();
  build();
  const work = mkdtempSync(join(tmpdir(), 'keyfob-package-'));
  try {
    const tree = new Tree(join(work, 'root'));
    await putElectron(tree, { place, name: 'keyfob', executable });
    await putApp(tree, join(work, 'app'));
    tree.copy('/usr/bin/keyfob', join(checkout, 'packaging/keyfob'), 0o755);
    tree.copy('/usr/libexec/keyfob/rotate', join(checkout, 'packaging/rotate'), 0o755);
    tree.copy('/usr/share/keyfob/apparmor', join(checkout, 'packaging/apparmor'));
    await putDesktopParts(tree);
    await putDocuments(tree, { name, version, executable, epoch });
    return close(tree, { folder, name, version, epoch });
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/**
 * @param {Tree} tree
 * @param {string} work
 */
async function putApp(tree, work) {
  const archive = join(tree.folder, place, 'resources/app.asar');
  mkdirSync(dirname(archive), { recursive: true });
  mkdirSync(work);
  await packApp({ archive, work });
  // What was packed has the modes of whoever packed it.
  for (const path of tree.files().filter((each) => each.startsWith(`${place}/resources/`)))
    chmodSync(join(tree.folder, path), 0o644);
}

/**
 * @param {Tree} tree
 * @param {{ folder: string, name: string, version: string, epoch: number }} options
 */
function close(tree, { folder, name, version, epoch }) {
  const { author, homepage } = manifest;
  const isTrial = name !== manifest.name;
  const otherName = isTrial ? manifest.name : `${manifest.name}-trial`;
  const installedKibibytes = tree.settle(epoch);
  putMaintainerScripts(tree);
  tree.write(
    '/DEBIAN/control',
    controlText({ name, version, author, homepage, installedKibibytes, otherName }),
  );
  tree.settle(epoch);
  const file = join(folder, `${name}_${version}_amd64.deb`);
  const made = spawnSync(
    'dpkg-deb',
    // By one thread, for the bytes depend on how many there are.
    ['--root-owner-group', '--threads-max=1', '-Zxz', isTrial ? '-z0' : '-z6', '--build', tree.folder, file],
    {
      encoding: 'utf8',
      env: { PATH: process.env.PATH, LC_ALL: 'C', TZ: 'UTC', SOURCE_DATE_EPOCH: String(epoch) },
    },
  );
  if (made.status !== 0) throw new SetupFailure(`dpkg-deb failed: ${made.stderr ?? made.error?.message}`);
  return file;
}

/** The date of everything in the package, in seconds: that of the commit. */
function sourceDate() {
  const given = process.env.SOURCE_DATE_EPOCH;
  if (given !== undefined && /^\d+$/.test(given)) return Number(given);
  const shown = spawnSync('git', ['log', '-1', '--format=%ct'], { cwd: checkout, encoding: 'utf8' });
  if (shown.status !== 0)
    throw new SetupFailure('This is no git checkout: set SOURCE_DATE_EPOCH to the date of the source.');
  return Number(shown.stdout.trim());
}
