import { constants } from 'node:fs';
import { open } from 'node:fs/promises';

/** Brings the names in a folder onto the disk: without it a power loss may take a rename back. */
export async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, constants.O_RDONLY | constants.O_DIRECTORY);
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
