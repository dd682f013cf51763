import { randomBytes } from 'node:crypto';
import { open, rename, unlink, type FileHandle } from 'node:fs/promises';
import { dirname } from 'node:path';
import { errorCode } from '../system/error-code.ts';
import { syncFolder } from './sync-folder.ts';

/** How it went; `unsynced`: the file is in its place, and a power loss may take it back; `not-right`: all is as it was. */
export type Written = 'on-disk' | 'unsynced' | 'not-right';

/** Who may open a file beside its owner: the permission bits, such as `0o640`, and for which group they are. */
export interface Access {
  readonly mode: number;
  readonly gid: number;
}

const ownersAlone = 0o600;

/**
 * Puts a new file in the place of what has this name, also of a link, in one step: who reads it finds the old one or all
 * of the new one. `isRight` is asked last before that. An error means that all is as it was: what fails after that step is
 * told as `unsynced`.
 */
export async function writeAtomically(
  file: string,
  content: string | Uint8Array,
  access: Access | null = null,
  isRight: () => Promise<boolean> = () => Promise.resolve(true),
): Promise<Written> {
  const temporary = await writeBeside(file, 'new', content, access);
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
  } catch {
    return 'unsynced';
  }
}

/**
 * Writes a file of a new name beside another and brings it onto the disk, all of it or nothing; answers its path. Without
 * access it is for its owner alone.
 */
export async function writeBeside(
  file: string,
  purpose: 'new' | 'backup',
  content: string | Uint8Array,
  access: Access | null = null,
): Promise<string> {
  const path = `${file}.keyfob-${purpose}-${randomBytes(6).toString('hex')}`;
  const handle = await open(path, 'wx', ownersAlone);
  try {
    try {
      await handle.writeFile(content);
      // The umask has no say in what others may do; where there are no modes, as on FAT, none is set.
      if (access !== null && access.mode !== ownersAlone)
        await handle.chmod(await modeWithin(access, handle));
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

/** The mode for a file that is given this group; where it cannot be, its own group may do no more than everyone. */
async function modeWithin({ mode, gid }: Access, handle: FileHandle): Promise<number> {
  const own = await handle.stat();
  if (own.gid === gid) return mode;
  try {
    await handle.chown(own.uid, gid);
    return mode;
  } catch (error) {
    if (errorCode(error) === undefined) throw error;
    return mode & (0o707 | ((mode & 0o007) << 3));
  }
}
