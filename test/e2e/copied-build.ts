import { cpSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const checkout = resolve(import.meta.dirname, '../..');

/** A copy of the built app that a test may damage. */
export interface CopiedBuild {
  readonly folder: string;
  readonly remove: () => void;
}

/** Copies the built app, that of the checkout or of another folder, to be removed afterwards. */
export function copyBuild(built = checkout): CopiedBuild {
  const folder = mkdtempSync(join(tmpdir(), 'keyfob-copied-'));
  for (const part of ['out', 'resources', 'package.json'])
    cpSync(join(built, part), join(folder, part), { recursive: true });
  symlinkSync(join(checkout, 'node_modules'), join(folder, 'node_modules'));
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
