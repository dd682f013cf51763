import { randomBytes } from 'node:crypto';
import { constants } from 'node:fs';
import type { Stats } from 'node:fs';
import { lstat, open, realpath, rename, stat, unlink, type FileHandle } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { AppError } from '../../../shared/contract/errors/errors.ts';
import { fail, ok, type Result } from '../../../shared/contract/values/result.ts';
import type { OwnFiles } from '../../core/ports/files.ts';
import type { Secret } from '../../core/ports/secret.ts';
import { errorCode } from '../system/error-code.ts';
import { isSameFile } from './is-same-file.ts';
import { syncFolder } from './sync-folder.ts';

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
  const made: string[] = [];
  try {
    const file = await realpath(named);
    const handle = await open(file, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
    const { bytes, facts } = await readWhole(handle);
    if (!bytes.equals(expected)) return fail({ code: 'copy-changed', file: named });
    const backup = await writeNew(file, 'keyfob-backup', bytes, 0o600, made);
    const text = Buffer.from(content.reveal(), 'latin1');
    const temporary = await writeNew(file, 'keyfob-new', text, facts.mode & 0o777, made);
    if (!isSameFile(await lstat(file), facts)) {
      await removeAll(made);
      return fail({ code: 'copy-changed', file: named });
    }
    await rename(temporary, file);
    made.length = 0;
    await syncFolder(dirname(file));
    return ok(backup);
  } catch (error) {
    // Nothing was replaced: neither token may stay in a file that nobody knows of.
    await removeAll(made);
    if (errorCode(error) === undefined) throw error;
    return fail({ code: 'copy-not-written', file: named });
  }
}

async function readWhole(handle: FileHandle): Promise<{ bytes: Buffer; facts: Stats }> {
  try {
    const facts = await handle.stat();
    return { bytes: await handle.readFile(), facts };
  } finally {
    await handle.close();
  }
}

async function removeAll(paths: readonly string[]): Promise<void> {
  await Promise.all(paths.map((path) => unlink(path).catch(() => undefined)));
}

/** Writes a file beside another; its name is added to `made` as soon as it is there. */
async function writeNew(
  file: string,
  ending: string,
  bytes: Uint8Array,
  mode: number,
  made: string[],
): Promise<string> {
  const path = `${file}.${ending}-${randomBytes(4).toString('hex')}`;
  const handle = await open(path, 'wx', mode);
  made.push(path);
  try {
    await handle.chmod(mode);
    await handle.writeFile(bytes);
    await handle.sync();
  } finally {
    await handle.close();
  }
  return path;
}
