import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { build, checkout } from '../setup/build.mjs';
import { SetupFailure } from '../setup/say.mjs';
import { packApp } from './app-archive.mjs';
import { controlText } from './control.mjs';
import { electronLicences, packagedElectron, putElectron } from './electron-part.mjs';
import { manifest, packageIdentity } from './identity.mjs';
import { Tree } from './tree.mjs';

const place = '/opt/Keyfob';

/**
 * Builds the app and makes its package in `folder`; the file.
 * @param {{ folder: string, trial: boolean }} options
 */
export async function buildPackage({ folder, trial }) {
  const { executable, standIn } = await packagedElectron(trial);
  const { name, version } = packageIdentity(standIn);
  build();
  const work = mkdtempSync(join(tmpdir(), 'keyfob-package-'));
  try {
    const tree = new Tree(join(work, 'root'));
    await putElectron(tree, { place, name: 'keyfob', executable });
    const archive = join(tree.folder, place, 'resources/app.asar');
    mkdirSync(dirname(archive), { recursive: true });
    mkdirSync(join(work, 'app'));
    await packApp({ archive, work: join(work, 'app') });
    openToAll(tree);
    tree.copy('/usr/bin/keyfob', join(checkout, 'packaging/keyfob'), 0o755);
    for (const file of electronLicences)
      tree.copy(`/usr/share/doc/${name}/${file}`, join(dirname(executable), file));
    return close(tree, { folder, name, version });
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/**
 * What was packed has the modes of whoever packed it.
 * @param {Tree} tree
 */
function openToAll(tree) {
  for (const path of tree.files().filter((each) => each.startsWith(`${place}/resources/`)))
    chmodSync(join(tree.folder, path), 0o644);
}

/**
 * @param {Tree} tree
 * @param {{ folder: string, name: string, version: string }} options
 */
function close(tree, { folder, name, version }) {
  const epoch = sourceDate();
  const installedKibibytes = tree.settle(epoch);
  const otherName = name === manifest.name ? `${manifest.name}-trial` : manifest.name;
  tree.write('/DEBIAN/control', controlText({ name, version, installedKibibytes, otherName }));
  tree.settle(epoch);
  const file = join(folder, `${name}_${version}_amd64.deb`);
  const compression = name === manifest.name ? ['-Zxz'] : ['-Zzstd', '-z3'];
  const made = spawnSync('dpkg-deb', ['--root-owner-group', ...compression, '--build', tree.folder, file], {
    encoding: 'utf8',
    env: { PATH: process.env.PATH, LC_ALL: 'C', SOURCE_DATE_EPOCH: String(epoch), DPKG_DEB_THREADS_MAX: '1' },
  });
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
