import { access, constants } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { errorCode } from './error-code.ts';

/** Whether a folder of the search path holds a program of this name that may be run. */
export async function hasProgram(searchPath: string, name: string): Promise<boolean> {
  for (const folder of searchPath.split(delimiter)) {
    try {
      await access(join(folder, name), constants.X_OK);
      return true;
    } catch (error) {
      if (errorCode(error) === undefined) throw error;
    }
  }
  return false;
}
