import { appendFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { hasServers } from '../cluster/binaries.ts';
import type { Cluster } from '../cluster/cluster.ts';
import { adminTokens, type Engine, readCredentials, statusOf } from '../cluster/engine.ts';
import { makeStaticToken } from '../cluster/snap-data.ts';
import { startRig, type RunningRig } from '../cluster/rig.ts';
import type { SnapProgram } from '../cluster/snap-program.ts';
import { eventually } from '../desktop/processes.ts';

describe.skipIf(!hasServers)('keyfob rotate while the API server restarts', () => {
  let rig: RunningRig;
  let cluster: Cluster;
  let snap: SnapProgram;
  let engine: Engine;
  let old: string;

  beforeAll(async () => {
    rig = await startRig();
    ({ cluster, snap, engine } = rig);
  });
  afterAll(() => rig.stop());
  beforeEach(() => {
    old = adminTokens(readCredentials(cluster)).tokenFile!;
    snap.restarts = [{ kind: 'restarts' }];
    engine.reset();
  });

  it('undoes itself when the restart fails: the old token goes on working', async () => {
    const before = readCredentials(cluster);
    snap.restarts = [{ kind: 'fails' }, { kind: 'restarts' }];
    const end = await engine.run(['rotate']);
    expect(end.outcome).toEqual({
      result: 'undone',
      error: { code: 'rotation-restart-failed', service: 'microk8s.daemon-kubelite' },
    });
    expect(end.code).toBe(4);
    expect(readCredentials(cluster)).toEqual(before);
    expect(await statusOf(cluster, old)).toBe(200);
    expect(engine.stateFiles()).toEqual(['journal', 'lock']);
  });

  it('keeps rows that others add while it undoes', async () => {
    const file = join(cluster.snapData.current, 'credentials/known_tokens.csv');
    const row = `${makeStaticToken()},somebody,somebody\n`;
    snap.restarts = [{ kind: 'fails' }, { kind: 'restarts' }];
    snap.onRestart = () => appendFileSync(file, row);
    const before = readCredentials(cluster);
    const end = await engine.run(['rotate']);
    snap.onRestart = () => undefined;
    expect(end.outcome?.result).toBe('undone');
    expect(readCredentials(cluster).tokenFile.replaceAll(row, '')).toBe(before.tokenFile);
    expect(readCredentials(cluster).tokenFile).toContain(row);
    writeFileSync(file, before.tokenFile);
  });

  it('waits for an API server that comes back late', async () => {
    snap.restarts = [{ kind: 'late', byMs: 5000 }, { kind: 'restarts' }];
    const end = await engine.run(['rotate']);
    expect(end.outcome?.result).toBe('rotated');
    const { tokenFile } = adminTokens(readCredentials(cluster));
    expect(await statusOf(cluster, tokenFile!)).toBe(200);
    expect(await statusOf(cluster, old)).toBe(401);
  });

  it('outlives a closed window: neither SIGHUP, SIGINT, SIGTERM nor a closed pipe stops it', async () => {
    const end = await engine.runAbandoned(['rotate'], ['SIGHUP', 'SIGINT', 'SIGTERM']);
    expect(end).toBe(0);
    const { tokenFile, clientConfig } = adminTokens(readCredentials(cluster));
    expect(tokenFile).not.toBe(old);
    expect(clientConfig).toBe(tokenFile);
    expect(engine.journal().at(-1)).toMatchObject({ kind: 'ended', outcome: { result: 'rotated' } });
  });

  it('lets one of two win', async () => {
    snap.restarts = [{ kind: 'late', byMs: 5000 }, { kind: 'restarts' }];
    const earlier = snap.calls.length;
    const first = engine.run(['rotate']);
    await eventually('a restart', () =>
      snap.calls.slice(earlier).some((call) => call.startsWith('restart')) ? true : null,
    );
    for (const args of [['rotate'], ['rotate', '--resume'], ['rotate', '--undo']]) {
      const second = await engine.run(args);
      expect(second.outcome).toEqual({
        result: 'refused',
        error: { code: 'rotation-busy', pid: expect.any(Number) },
      });
      expect(second.code).toBe(6);
    }
    expect((await first).outcome?.result).toBe('rotated');
  });
});
