import { readdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { flipFuses, FuseV1Options, FuseVersion, getCurrentFuseWire } from '@electron/fuses';
import { electronExecutable, ensureElectron } from '../setup/electron.mjs';
import { SetupFailure } from '../setup/say.mjs';
import { standInFolder, standInVersion } from '../setup/stand-in-electron.mjs';

/** The languages that Keyfob speaks; Chromium falls back to the first one. */
const locales = new Set(['en-US.pak', 'en-GB.pak', 'de.pak']);

/** What of Electron is not installed with the program: its own app, and licences, which belong to the documentation. */
const left = /^(?:resources\/|LICENSE|version$)/;

/** Electron’s licence and those of what it is made of. */
export const electronLicences = ['LICENSE.electron.txt', 'LICENSES.chromium.html'];

/**
 * Electron for the package, and whether it is the stand-in, which goes in only where that is asked for.
 * @param {boolean} trial
 */
export async function packagedElectron(trial) {
  const executable = (await ensureElectron({ ask: false })) ?? electronExecutable();
  if (executable === null) throw new SetupFailure('There is no Electron to put into the package.');
  const isStandIn = executable.startsWith(standInFolder());
  if (isStandIn && !trial)
    throw new SetupFailure(
      `Electron's own download cannot be reached, and the stand-in (Electron ${standInVersion}) is out of support: it goes into no release. "npm run package -- --trial" makes a package to try out.`,
    );
  return { executable, standIn: isStandIn ? standInVersion : null };
}

/**
 * Puts Electron at `place` as the program `name`, closed to everything that Keyfob does not need.
 * @param {import('./tree.mjs').Tree} tree
 * @param {{ place: string, name: string, executable: string }} options
 */
export async function putElectron(tree, { place, name, executable }) {
  const folder = dirname(executable);
  for (const path of readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort()) {
    const source = join(folder, path);
    const facts = statSync(source);
    const isOther = path.startsWith('locales/') && !locales.has(path.slice('locales/'.length));
    if (!facts.isFile() || source === executable || left.test(path) || isOther) continue;
    tree.copy(`${place}/${path}`, source, modeOf(path, facts.mode));
  }
  tree.copy(`${place}/${name}`, executable, 0o755);
  await closeFuses(join(tree.folder, place, name));
}

/**
 * Where a user may not make namespaces, Chromium’s sandbox is made by this helper as root.
 * @param {string} path
 * @param {number} mode
 */
function modeOf(path, mode) {
  if (path === 'chrome-sandbox') return 0o4755;
  return !path.endsWith('.so') && !/\.so\./.test(path) && (mode & 0o111) !== 0 ? 0o755 : 0o644;
}

/** What a fuse opens or shuts; each of Electron’s must be named. */
const fuses = {
  [FuseV1Options.RunAsNode]: false,
  // Keyfob keeps no cookies, and Chromium would ask the keyring for a key to them.
  [FuseV1Options.EnableCookieEncryption]: false,
  [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: false,
  [FuseV1Options.EnableNodeCliInspectArguments]: false,
  // Electron checks it on macOS and Windows only; here the files are root’s, and dpkg knows their checksums.
  [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: false,
  [FuseV1Options.OnlyLoadAppFromAsar]: true,
  [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
  [FuseV1Options.GrantFileProtocolExtraPrivileges]: false,
  [FuseV1Options.WasmTrapHandlers]: true,
};

/** @param {string} program */
async function closeFuses(program) {
  const wire = await getCurrentFuseWire(program);
  // An Electron of before a fuse has no place for it.
  const known = Object.fromEntries(Object.entries(fuses).filter(([fuse]) => fuse in wire));
  await flipFuses(
    program,
    /** @type {import('@electron/fuses').FuseConfig} */ ({
      version: FuseVersion.V1,
      strictlyRequireAllFuses: true,
      ...known,
    }),
  );
}
