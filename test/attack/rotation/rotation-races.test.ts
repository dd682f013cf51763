import { describe, expect, it } from 'vitest';
import { hasServers } from '../../cluster/binaries.ts';
import { raceRotations } from './rotation-races.ts';

describe.skipIf(!hasServers || process.getuid?.() !== 0)(
  'a member of MicroK8s’ group who swaps files and takes the port during a rotation [root-own-server]',
  () => {
    it('gets no token, and the outcome is true', { timeout: 240_000 }, async () => {
      const row = await raceRotations({ count: 6, seed: 14, onProgress: () => undefined });
      expect(row.broken).toEqual([]);
      expect(row.tried).toBe(6);
    });
  },
);
