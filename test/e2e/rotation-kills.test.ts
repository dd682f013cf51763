import { spawnSync } from 'node:child_process';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { rotationExitCodes } from '../../src/shared/contract/state/rotation.ts';
import { hasServers } from '../cluster/binaries.ts';
import type { Cluster } from '../cluster/cluster.ts';
import type { Engine } from '../cluster/engine.ts';
import { KillPoints, runNames, type KillPoint } from '../cluster/kill-points.ts';
import { startRig, type RunningRig } from '../cluster/rig.ts';
import type { SnapProgram } from '../cluster/snap-program.ts';

const sampleSize = 12;
const hasStrace = spawnSync('strace', ['-V']).status === 0;

describe.skipIf(!hasServers || !hasStrace)('an engine that is killed at one of its calls', () => {
  let rig: RunningRig;
  let cluster: Cluster;
  let snap: SnapProgram;
  let engine: Engine;

  beforeAll(async () => {
    rig = await startRig();
    ({ cluster, snap, engine } = rig);
  });
  afterAll(() => rig.stop());

  it(`leaves whole files, and --resume ends with one working token (${sampleSize} of all points)`, async () => {
    const kills = new KillPoints({ cluster, snap, engine });
    const points: KillPoint[] = [];
    for (const run of runNames) points.push(...(await kills.find(run)));
    expect(points.length).toBeGreaterThan(100);
    const sample = Array.from(
      { length: sampleSize },
      (_, index) => points[Math.floor(((index + 0.5) * points.length) / sampleSize)]!,
    );
    const ends = [];
    for (const point of sample) ends.push(await kills.kill(point));
    expect(ends).toHaveLength(sampleSize);
    expect(new Set(ends)).toEqual(new Set(['old works', 'new works']));
  }, 400_000);

  // What a power loss leaves is then what a kill at the same point leaves: nothing that counts waits unsynced.
  it('brings each new file to the disk before its name, and its name before anything else', async () => {
    const kills = new KillPoints({ cluster, snap, engine });
    const calls = (await kills.find('rotate')).map(({ call }) => `${call.name} ${call.file}`);
    const renames = calls.flatMap((call, at) => (call.startsWith('rename ') ? [at] : []));
    expect(renames.map((at) => calls[at])).toEqual([
      ...['rename journal', 'rename backup', 'rename known_tokens.csv', 'rename client.config'],
    ]);
    for (const at of renames) {
      expect(calls.slice(at - 2, at)).toEqual(['fsync *.tmp', 'close *.tmp']);
      expect(calls[at + 1]).toMatch(/^fsync (credentials|[0-9a-f]{64})$/);
    }
    const appended = calls.flatMap((call, at) => (call === 'pwrite64 journal' ? [at] : []));
    expect(appended.length).toBeGreaterThan(6);
    for (const at of appended) expect(calls[at + 1]).toBe('fsync journal');
  });

  it.each(['ENOSPC', 'EROFS', 'EIO', 'EPERM'])(
    'goes back when a call fails with %s',
    async (error) => {
      const kills = new KillPoints({ cluster, snap, engine });
      const found = await kills.find('rotate');
      const isAt =
        (name: string, file: string) =>
        ({ call }: KillPoint) =>
          call.name === name && call.file === file;
      const points = [
        found.find(isAt('openat', '*.tmp')),
        found.findLast(isAt('pwrite64', '*.tmp')),
        found.find(isAt('rename', 'known_tokens.csv')),
        found.find(isAt('fsync', 'credentials')),
        found.find(isAt('rename', 'client.config')),
      ];
      const seen = [];
      for (const point of points) seen.push(await kills.fail(point!, error));
      expect(seen).toEqual([
        { code: rotationExitCodes.refused, end: 'old works' },
        ...[1, 2, 3, 4].map(() => ({ code: rotationExitCodes.undone, end: 'old works' })),
      ]);
    },
    200_000,
  );
});
