import { fail, ok } from '../../../shared/contract/values/result.ts';
import type { PrivateFiles } from '../../core/ports/files.ts';
import { errorCode } from '../system/error-code.ts';
import { writeAtomically } from './write-atomically.ts';

/** Replaces what was there, also a link, and never follows it. */
export const privateFiles: PrivateFiles = {
  async write(file, content) {
    try {
      await writeAtomically(file, content.reveal());
      return ok(null);
    } catch (error) {
      if (errorCode(error) === undefined) throw error;
      return fail({ code: 'export-failed', file });
    }
  },
};
