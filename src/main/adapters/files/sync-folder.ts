import { constants } from 'node:fs';
import { open } from 'node:fs/promises';
import { errorCode } from '../system/error-code.ts';

/**
 * Brings the names in a folder onto the disk: without it a power loss may take a rename back. Where the file system has
 * no way to (EINVAL), as on shared folders of virtual machines, the rename has to do.
 */
export async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, constants.O_RDONLY | constants.O_DIRECTORY);
  try {
    await handle.sync();
  } catch (error) {
    if (errorCode(error) !== 'EINVAL') throw error;
  } finally {
    await handle.close();
  }
}
