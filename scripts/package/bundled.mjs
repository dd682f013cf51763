import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkout } from '../setup/build.mjs';

/**
 * A package of npm of which something was built into Keyfob.
 * @typedef {object} Bundled
 * @property {string} name
 * @property {string} version
 * @property {string} licence by its SPDX name
 * @property {string | null} text that of its licence file
 * @property {string | null} integrity that of package-lock.json
 */

/** What was built in, as the source maps of the build tell; sorted. */
export function bundledPackages() {
  const lock = JSON.parse(readFileSync(join(checkout, 'package-lock.json'), 'utf8'));
  /** @type {Map<string, Bundled>} */
  const found = new Map();
  for (const path of bundledFolders()) {
    const folder = join(checkout, path);
    const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
    found.set(`${name}@${version}`, {
      ...{ name, version, licence: license },
      text: licenceText(folder),
      integrity: lock.packages[path]?.integrity ?? null,
    });
  }
  return [...found.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, bundled]) => bundled);
}

function bundledFolders() {
  /** @type {Set<string>} */
  const folders = new Set();
  for (const part of ['main', 'page-maps'])
    for (const file of readdirSync(join(checkout, 'out', part)).filter((each) => each.endsWith('.map'))) {
      const { sources } = JSON.parse(readFileSync(join(checkout, 'out', part, file), 'utf8'));
      for (const source of sources) {
        const path = /(?<=^|\/)node_modules\/(?:.*\/node_modules\/)?(?:@[^/]+\/)?[^/]+/.exec(source ?? '');
        if (path !== null) folders.add(path[0]);
      }
    }
  return folders;
}

/** @param {string} folder */
function licenceText(folder) {
  const name = readdirSync(folder)
    .sort()
    .find((each) => /^(?:licen[cs]e|copying)(?:\.|$)/i.test(each));
  return name === undefined || !existsSync(join(folder, name))
    ? null
    : readFileSync(join(folder, name), 'utf8').trim();
}
