import { mkdir, mkdtemp, readlink, rmdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { errorCode } from './error-code.ts';

/**
 * Throws why Electron could not make the lock of a settings folder, unless another process holds it: Electron says no
 * more than that it was not given. Its files are in this folder and in the temporary one.
 */
export async function checkInstanceLock(folder: string): Promise<void> {
  if (await isHeldByOther(folder)) return;
  await mkdir(folder, { recursive: true, mode: 0o700 });
  for (const needed of [folder, tmpdir()]) await rmdir(await mkdtemp(join(needed, 'keyfob-')));
  throw new TypeError('no lock, and nobody who holds it');
}

/** The lock is a link to the host and the process that hold it. */
async function isHeldByOther(folder: string): Promise<boolean> {
  try {
    return !(await readlink(join(folder, 'SingletonLock'))).endsWith(`-${process.pid}`);
  } catch (error) {
    if (errorCode(error) === undefined) throw error;
    return false;
  }
}
