import { randomBytes } from 'node:crypto';
import { open, rename, unlink } from 'node:fs/promises';
import { dirname } from 'node:path';
import { errorCode } from '../system/error-code.ts';
import { syncFolder } from './sync-folder.ts';

/** How it went; `unsynced`: the file is in its place, and a power loss may take it back; `not-right`: all is as it was. */
export type Written = 'on-disk' | 'unsynced' | 'not-right';

const ownersAlone = 0o600;

/**
 * Puts a new file in the place of what has this name, also of a link, in one step: who reads it finds the old one or all
 * of the new one. `isRight` is asked last before that. An error means that all is as it was.
 */
export async function writeAtomically(
  file: string,
  content: string | Uint8Array,
  mode = ownersAlone,
  isRight: () => Promise<boolean> = () => Promise.resolve(true),
): Promise<Written> {
  const temporary = await writeBeside(file, 'new', content, mode);
  try {
    if (!(await isRight())) {
      await unlink(temporary);
      return 'not-right';
    }
    await rename(temporary, file);
  } catch (error) {
    await unlink(temporary).catch(() => undefined);
    throw error;
  }
  try {
    await syncFolder(dirname(file));
    return 'on-disk';
  } catch (error) {
    if (errorCode(error) === undefined) throw error;
    return 'unsynced';
  }
}

/** Writes a file of a new name beside another and brings it onto the disk, all of it or nothing; answers its path. */
export async function writeBeside(
  file: string,
  purpose: 'new' | 'backup',
  content: string | Uint8Array,
  mode = ownersAlone,
): Promise<string> {
  const path = `${file}.keyfob-${purpose}-${randomBytes(6).toString('hex')}`;
  const handle = await open(path, 'wx', ownersAlone);
  try {
    try {
      await handle.writeFile(content);
      // The umask has no say in what others may do; where there are no modes, as on FAT, none is set.
      if (mode !== ownersAlone) await handle.chmod(mode);
      await handle.sync();
    } finally {
      await handle.close();
    }
  } catch (error) {
    await unlink(path).catch(() => undefined);
    throw error;
  }
  return path;
}
