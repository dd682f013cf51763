import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { CopiedBuild } from '../copied-build.ts';

const checkout = resolve(import.meta.dirname, '../../..');

/** Builds the app with a made-up language in the place of German, to be removed afterwards. */
export function buildMadeUp(): CopiedBuild {
  const folder = mkdtempSync(join(tmpdir(), 'keyfob-made-up-'));
  const built = spawnSync(
    process.execPath,
    [
      join(checkout, 'node_modules/electron-vite/bin/electron-vite.js'),
      ...['build', '--config', join(import.meta.dirname, 'electron.vite.config.ts')],
      ...['--outDir', join(folder, 'out'), '--logLevel', 'error'],
    ],
    { cwd: checkout, encoding: 'utf8' },
  );
  if (built.status !== 0) throw new Error(`the build failed:\n${built.stdout}${built.stderr}`);
  for (const part of ['resources', 'package.json'])
    cpSync(join(checkout, part), join(folder, part), { recursive: true });
  symlinkSync(join(checkout, 'node_modules'), join(folder, 'node_modules'));
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
