import { lstat, readdir, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { FileMode, FileModes } from '../../core/ports/files.ts';
import type { AppError } from '../../../shared/contract/errors/errors.ts';
import { fail, ok, type Result } from '../../../shared/contract/values/result.ts';
import { errorCode } from '../system/error-code.ts';
import { explainFileError } from './snap-data-files.ts';

const execute = 0o001;
const permissions = 0o777;

/** Looks at permission bits; access control lists are not looked at. */
export const fileModes: FileModes = {
  async list(folder) {
    try {
      const names = await readdir(folder);
      const files = await Promise.all(names.sort().map((name) => modeOf(join(folder, name))));
      return ok(files.filter((file) => file !== null));
    } catch (error) {
      const failure = await explainFileError(error, folder);
      return failure.code === 'file-missing' ? ok([]) : fail(failure);
    }
  },
  async isOpenToAll(folder): Promise<Result<boolean, AppError>> {
    try {
      for (let path = folder; ; path = dirname(path)) {
        if (((await stat(path)).mode & execute) === 0) return ok(false);
        if (path === dirname(path)) return ok(true);
      }
    } catch (error) {
      return fail(await explainFileError(error, folder));
    }
  },
};

/** Null for what is no regular file, or is gone since its folder was read. */
async function modeOf(path: string): Promise<FileMode | null> {
  try {
    const facts = await lstat(path);
    return facts.isFile() ? { path, mode: facts.mode & permissions } : null;
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return null;
    throw error;
  }
}
