import { spawnSync } from 'node:child_process';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { rotationExitCodes } from '../../src/shared/rotation.ts';
import { hasServers } from '../cluster/binaries.ts';
import { startCluster, type Cluster } from '../cluster/cluster.ts';
import { Engine } from '../cluster/engine.ts';
import { KillPoints, runNames, type KillPoint } from '../cluster/kill-points.ts';
import { startSnapProgram, type SnapProgram } from '../cluster/snap-program.ts';

const sampleSize = 12;
const hasStrace = spawnSync('strace', ['-V']).status === 0;

describe.skipIf(!hasServers || !hasStrace)('an engine that is killed at one of its calls', () => {
  let cluster: Cluster;
  let snap: SnapProgram;
  let engine: Engine;

  beforeAll(async () => {
    cluster = await startCluster();
    snap = await startSnapProgram(cluster);
    engine = new Engine(cluster, snap);
  });
  afterAll(async () => {
    await snap.stop();
    engine.remove();
    await cluster.stop();
  });

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
