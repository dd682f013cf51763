import { createPackageFromFiles } from '@electron/asar';
import { cpSync, existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkout } from '../setup/build.mjs';
import { SetupFailure } from '../setup/say.mjs';
import { manifest } from './identity.mjs';

const fields = ['name', 'productName', 'desktopName', 'version', 'license', 'type', 'main'];

/**
 * Packs the built app. What other programs are shown by its path, the icons, lies beside the archive.
 * @param {{ archive: string, work: string }} options `work` is a folder to put it together in
 */
export async function packApp({ archive, work }) {
  if (!existsSync(join(checkout, 'out/main/program.cjs.compiled')))
    throw new SetupFailure('main was not compiled, and starts would be slower: see what the build said');
  for (const part of ['main', 'preload', 'renderer', 'page-maps'])
    cpSync(join(checkout, 'out', part), join(work, 'out', part), { recursive: true });
  for (const name of readdirSync(join(checkout, 'resources')).filter((each) => each.endsWith('.png')))
    cpSync(join(checkout, 'resources', name), join(work, 'resources', name));
  const told = Object.fromEntries(fields.map((field) => [field, manifest[field]]));
  writeFileSync(join(work, 'package.json'), `${JSON.stringify(told, null, 2)}\n`);
  const files = readdirSync(work, { recursive: true, encoding: 'utf8' }).sort();
  await createPackageFromFiles(
    work,
    archive,
    files.map((file) => join(work, file)),
    {},
    { unpack: '*.png' },
  );
}
