import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { rotationExitCodes, rotationProgressSchema } from '../../src/shared/contract/state/rotation.ts';
import { hasServers } from '../cluster/binaries.ts';
import type { Cluster } from '../cluster/cluster.ts';
import { adminTokens, checkoutProgram, readCredentials, statusOf, type Engine } from '../cluster/engine.ts';
import { endOf, untilHit } from '../cluster/kill-points.ts';
import { makeStaticToken } from '../cluster/snap-data.ts';
import { startRig, type RunningRig } from '../cluster/rig.ts';
import type { SnapProgram } from '../cluster/snap-program.ts';
import { hits, runTraced, type ChangingCall, type Injection } from '../cluster/traced-engine.ts';

const hasStrace = spawnSync('strace', ['-V']).status === 0;

describe.skipIf(!hasServers || !hasStrace)('a rotation whose undo fails too', () => {
  let rig: RunningRig;
  let cluster: Cluster;
  let snap: SnapProgram;
  let engine: Engine;
  let calls: readonly ChangingCall[];

  beforeAll(async () => {
    rig = await startRig();
    ({ cluster, snap, engine } = rig);
    calls = (await rotateAndFail(makeStaticToken())).calls;
  });
  afterAll(() => rig.stop());

  const rotateAndFail = (fresh: string, injection?: Injection) => {
    engine.reset();
    snap.restarts = [{ kind: 'fails' }, { kind: 'restarts' }];
    const options = { input: fresh, ...(injection === undefined ? {} : { injection }) };
    return runTraced({ cluster, snap, engine }, ['rotate', '--token-stdin'], options);
  };
  /** The call of this name by which the undo puts a file back, or of the folder's fsync after it. */
  const callOfUndo = (file: string, name: string) => {
    const renamed = calls.findLastIndex((call) => call.name === 'rename' && call.file === file);
    return name === 'fsync'
      ? calls.slice(renamed).find((call) => call.name === name)!
      : calls.slice(0, renamed + 1).findLast((call) => call.name === name)!;
  };

  it.each([
    ['client.config', 'openat', 'EPERM'],
    ['client.config', 'fsync', 'EIO'],
    ['known_tokens.csv', 'pwrite64', 'ENOSPC'],
    ['known_tokens.csv', 'rename', 'EROFS'],
  ])(
    'is stuck when %s cannot be put back (%s: %s), names backup and command, and --resume settles it',
    async (file, name, error) => {
      const call = callOfUndo(file, name);
      const { run, old, fresh } = await untilHit({ cluster, snap, engine }, call, async () => {
        const old = adminTokens(readCredentials(cluster)).tokenFile!;
        const fresh = makeStaticToken();
        const run = await rotateAndFail(fresh, { call, what: `error=${error}` });
        return hits(run, call) ? { run, old, fresh } : null;
      });
      const end = rotationProgressSchema.parse(JSON.parse(run.stdout.trim().split('\n').at(-1)!));
      expect(end).toMatchObject({
        outcome: {
          result: 'stuck',
          error: {
            code: 'rotation-stuck',
            backup: engine.path('backup'),
            command: `sudo ${checkoutProgram} rotate --resume --snap-data ${cluster.snapData.current} --state-dir ${engine.stateFolder}`,
          },
        },
      });
      expect(run.code).toBe(rotationExitCodes.stuck);
      expect(JSON.parse(readFileSync(engine.path('backup'), 'utf8'))).toMatchObject({ old, new: fresh });
      expect(await statusOf(cluster, old)).toBe(200);
      snap.restarts = [{ kind: 'restarts' }];
      const resumed = await engine.run(['rotate', '--resume']);
      expect(resumed.code).toBe(rotationExitCodes.done);
      expect(await endOf({ cluster, engine }, { old, fresh })).toBe('old works');
    },
  );
});
