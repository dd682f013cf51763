import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkout } from '../setup/build.mjs';

/**
 * What dpkg runs, and the checksums by which it finds what was changed since.
 * @param {import('./tree.mjs').Tree} tree
 */
export function putMaintainerScripts(tree) {
  const sums = tree
    .regularFiles()
    .map((path) => `${md5(join(tree.folder, path))}  ${path.slice(1)}\n`)
    .join('');
  for (const name of ['postinst', 'prerm', 'postrm'])
    tree.copy(`/DEBIAN/${name}`, join(checkout, 'packaging/debian', name), 0o755);
  tree.write('/DEBIAN/md5sums', sums);
}

/** @param {string} file */
function md5(file) {
  return createHash('md5').update(readFileSync(file)).digest('hex');
}
