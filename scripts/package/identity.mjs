import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkout } from '../setup/build.mjs';

/**
 * What package.json says of Keyfob. `desktopName` is its one identity for desktops, and its domain is below `.alt`, which
 * RFC 9476 keeps out of the DNS for ever: nobody can come to own it.
 */
export const manifest = JSON.parse(readFileSync(join(checkout, 'package.json'), 'utf8'));

/** The reverse-DNS name of desktop file, icon, metainfo and polkit actions. */
export const appId = /** @type {string} */ (manifest.desktopName).replace(/\.desktop$/, '');

/**
 * The package’s name and version. With the stand-in Electron both say that it is no release.
 * @param {string | null} standIn the version of the stand-in Electron, null with the current one
 * @returns {{ name: string, version: string }}
 */
export function packageIdentity(standIn) {
  const { name, version } = manifest;
  return standIn === null
    ? { name, version }
    : { name: `${name}-trial`, version: `${version}~trial.electron${standIn}` };
}
