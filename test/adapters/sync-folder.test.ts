import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { syncFolder } from '../../src/main/adapters/files/sync-folder.ts';

it('takes a file system that cannot bring a folder onto the disk for what it is, and hides no other failure', async () => {
  await syncFolder(tmpdir());
  await syncFolder('/proc');
  await expect(syncFolder(join(tmpdir(), 'keyfob-none'))).rejects.toMatchObject({ code: 'ENOENT' });
});
