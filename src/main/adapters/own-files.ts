import { randomBytes } from 'node:crypto';
import { constants } from 'node:fs';
import { open, realpath, rename, stat, unlink, type FileHandle } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { AppError } from '../../shared/errors.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import type { OwnFiles } from '../core/ports/own-files.ts';
import type { Secret } from '../core/secret.ts';
import { errorCode } from './error-code.ts';

/** Changes files as the user who runs this process. */
export function createOwnFiles(): OwnFiles {
  return { check, replace };
}

async function check(file: string): ReturnType<OwnFiles['check']> {
  try {
    const { uid, nlink } = await stat(file);
    if (uid !== process.getuid?.()) return 'not-yours';
    return nlink === 1 ? 'possible' : 'several-names';
  } catch (error) {
    if (errorCode(error) === undefined) throw error;
    return 'not-yours';
  }
}

async function replace(
  named: string,
  expected: Uint8Array,
  content: Secret,
): Promise<Result<string, AppError>> {
  if ((await check(named)) !== 'possible') return fail({ code: 'copy-not-yours', file: named });
  let temporary: string | null = null;
  try {
    const file = await realpath(named);
    const handle = await open(file, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
    const { bytes, mode } = await readWhole(handle);
    if (!bytes.equals(expected)) return fail({ code: 'copy-changed', file: named });
    const backup = await writeNew(file, 'keyfob-backup', bytes, 0o600);
    temporary = await writeNew(file, 'keyfob-new', Buffer.from(content.reveal(), 'latin1'), mode & 0o777);
    await rename(temporary, file);
    temporary = null;
    await syncFolder(dirname(file));
    return ok(backup);
  } catch (error) {
    if (errorCode(error) === undefined) throw error;
    if (temporary !== null) await unlink(temporary).catch(() => undefined);
    return fail({ code: 'copy-not-written', file: named });
  }
}

async function readWhole(handle: FileHandle): Promise<{ bytes: Buffer; mode: number }> {
  try {
    const { mode } = await handle.stat();
    return { bytes: await handle.readFile(), mode };
  } finally {
    await handle.close();
  }
}

async function writeNew(file: string, ending: string, bytes: Uint8Array, mode: number): Promise<string> {
  const path = `${file}.${ending}-${randomBytes(4).toString('hex')}`;
  const handle = await open(path, 'wx', mode);
  try {
    await handle.chmod(mode);
    await handle.writeFile(bytes);
    await handle.sync();
  } finally {
    await handle.close();
  }
  return path;
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, constants.O_RDONLY);
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
