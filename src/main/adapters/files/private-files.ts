import { randomBytes } from 'node:crypto';
import { open, rename, unlink } from 'node:fs/promises';
import { fail, ok } from '../../../shared/contract/values/result.ts';
import type { PrivateFiles } from '../../core/ports/files.ts';
import { errorCode } from '../system/error-code.ts';

/** Writes beside the file and renames, so that what was there, also a link, is replaced and never followed. */
export const privateFiles: PrivateFiles = {
  async write(file, content) {
    const temporary = `${file}.${randomBytes(6).toString('hex')}.tmp`;
    try {
      const handle = await open(temporary, 'wx', 0o600);
      try {
        await handle.writeFile(content.reveal());
        await handle.sync();
      } finally {
        await handle.close();
      }
      await rename(temporary, file);
      return ok(null);
    } catch (error) {
      if (errorCode(error) === undefined) throw error;
      await unlink(temporary).catch(() => undefined);
      return fail({ code: 'export-failed', file });
    }
  },
};
