import { constants } from 'node:fs';
import type { Stats } from 'node:fs';
import { lstat, open, realpath, stat, unlink, type FileHandle } from 'node:fs/promises';
import type { AppError } from '../../../shared/contract/errors/errors.ts';
import { fail, ok, type Result } from '../../../shared/contract/values/result.ts';
import type { OwnFiles } from '../../core/ports/files.ts';
import type { Secret } from '../../core/ports/secret.ts';
import { errorCode } from '../system/error-code.ts';
import { isSameFile } from './is-same-file.ts';
import { writeAtomically, writeBeside } from './write-atomically.ts';

/** Changes files as the user who runs this process. */
export function createOwnFiles(): OwnFiles {
  return { check, replace };
}

async function check(file: string): ReturnType<OwnFiles['check']> {
  try {
    const { uid, nlink } = await stat(file);
    if (uid !== process.geteuid?.()) return 'not-yours';
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
  let backup: string | undefined;
  try {
    const file = await realpath(named);
    const handle = await open(file, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
    const { bytes, facts } = await readWhole(handle);
    if (!bytes.equals(expected)) return fail({ code: 'copy-changed', file: named });
    backup = await writeBeside(file, 'backup', bytes);
    const text = Buffer.from(content.reveal(), 'latin1');
    const isStill = async () => isSameFile(await lstat(file), facts);
    const access = { mode: facts.mode & 0o777, gid: facts.gid };
    if ((await writeAtomically(file, text, access, isStill)) !== 'not-right') return ok(backup);
    await remove(backup);
    return fail({ code: 'copy-changed', file: named });
  } catch (error) {
    // Nothing was replaced: the token may not stay in a file that nobody knows of.
    if (backup !== undefined) await remove(backup);
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

async function remove(path: string): Promise<void> {
  await unlink(path).catch(() => undefined);
}
