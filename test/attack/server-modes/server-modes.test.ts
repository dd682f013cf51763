import { describe, expect, it } from 'vitest';
import { hasServers } from '../../cluster/binaries.ts';
import { attackByServers } from './run-modes.ts';
import { serverModes } from './server-modes.ts';

describe.skipIf(!hasServers)('an API server that is hostile [server-bounded]', () => {
  it(
    'ends every request in time and takes no more than 150 MB of main, in every mode',
    { timeout: 600_000 },
    async () => {
      expect(new Set(serverModes.map(({ name }) => name)).size).toBe(serverModes.length);
      const { tried, broken } = await attackByServers(() => undefined);
      expect(broken).toEqual([]);
      expect(tried).toBeGreaterThanOrEqual(54);
    },
  );
});
