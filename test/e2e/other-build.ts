import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { CopiedBuild } from './copied-build.ts';

const checkout = resolve(import.meta.dirname, '../..');

/** Builds the app by another configuration of electron-vite, to be removed afterwards; throws what the build says where it fails. */
export function buildOtherwise(
  name: string,
  config: string,
  env: Readonly<Record<string, string>> = {},
): CopiedBuild {
  const folder = mkdtempSync(join(tmpdir(), `keyfob-${name}-`));
  const built = spawnSync(
    process.execPath,
    [
      join(checkout, 'node_modules/electron-vite/bin/electron-vite.js'),
      ...['build', '--config', config],
      ...['--outDir', join(folder, 'out'), '--logLevel', 'error'],
    ],
    { cwd: checkout, env: { ...process.env, ...env }, encoding: 'utf8' },
  );
  if (built.status !== 0) throw new Error(`the build failed:\n${built.stdout}${built.stderr}`);
  for (const part of ['resources', 'package.json'])
    cpSync(join(checkout, part), join(folder, part), { recursive: true });
  symlinkSync(join(checkout, 'node_modules'), join(folder, 'node_modules'));
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
