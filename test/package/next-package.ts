import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { createPackageWithOptions, extractAll } from '@electron/asar';

const archive = 'opt/Keyfob/resources/app.asar';

/**
 * The package as its next release would be: a later version, in whose archive everything lies elsewhere, so that who
 * runs on with the one before cannot read it by chance. Its path.
 */
export async function makeNextPackage(file: string, folder: string): Promise<string> {
  const work = mkdtempSync(join(tmpdir(), 'keyfob-next-'));
  const tree = join(work, 'tree');
  const app = join(work, 'app');
  try {
    run('dpkg-deb', ['--raw-extract', file, tree]);
    extractAll(join(tree, archive), app);
    writeFileSync(join(app, 'a'), 'The first file of the archive.\n'.repeat(1000));
    rmSync(join(tree, `${archive}.unpacked`), { recursive: true, force: true });
    await createPackageWithOptions(app, join(tree, archive), { unpack: '*.png' });
    renew(join(tree, 'DEBIAN/control'), (text) => text.replace(/^Version: .*$/m, '$&+next'));
    const sums = join(tree, 'DEBIAN/md5sums');
    const sum = createHash('md5')
      .update(readFileSync(join(tree, archive)))
      .digest('hex');
    if (existsSync(sums))
      renew(sums, (text) => text.replace(new RegExp(`^[0-9a-f]{32}(?=  ${archive}$)`, 'm'), sum));
    const made = join(folder, basename(file).replace('_amd64', '+next_amd64'));
    run('dpkg-deb', ['--root-owner-group', '-Zgzip', '-z1', '--build', tree, made]);
    return made;
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

function renew(file: string, change: (text: string) => string): void {
  writeFileSync(file, change(readFileSync(file, 'utf8')));
}

function run(command: string, args: readonly string[]): void {
  const { status, stderr } = spawnSync(command, args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${command} ended with ${status}: ${stderr}`);
}
