import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Makes a package in which there is hardly anything; its path. */
export function makeSmallPackage(folder: string, version: string): string {
  const tree = join(folder, `tree-${version}`);
  mkdirSync(join(tree, 'DEBIAN'), { recursive: true });
  const control = [
    'Package: keyfob',
    `Version: ${version}`,
    'Architecture: amd64',
    'Maintainer: Keyfob <keyfob@keyfob.invalid>',
    'Description: a package in which there is hardly anything',
    '',
  ];
  writeFileSync(join(tree, 'DEBIAN/control'), control.join('\n'));
  const file = join(folder, `keyfob_${version}_amd64.deb`);
  const { status, stderr } = spawnSync('dpkg-deb', ['--root-owner-group', '--build', tree, file], {
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(stderr);
  return file;
}
