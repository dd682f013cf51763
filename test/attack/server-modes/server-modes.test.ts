import { describe, expect, it } from 'vitest';
import { hasServers } from '../../cluster/binaries.ts';
import { runModes } from './run-modes.ts';
import { serverModes } from './server-modes.ts';

/** All of them are tried by `npm run attack`: where one hangs, which two do now and then, this takes minutes. */
const sample = serverModes.filter((_, index) => index % 5 === 0);

describe.skipIf(!hasServers)('an API server that is hostile [server-bounded]', () => {
  it(
    'ends every request in time and takes no more than 150 MB of main, in each fifth mode',
    { timeout: 600_000 },
    async () => {
      expect(new Set(serverModes.map(({ name }) => name)).size).toBe(serverModes.length);
      const ends = await runModes(sample, () => undefined);
      expect(ends.filter(({ broken }) => broken.length > 0)).toEqual([]);
      expect(ends).toHaveLength(sample.length);
    },
  );
});
