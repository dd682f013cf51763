import { existsSync, readdirSync, readFileSync, readlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { rotationClock } from '../../src/main/adapters/engine/rotation-host.ts';
import { rotate } from '../../src/main/core/engine/rotate.ts';
import { hasServers } from '../cluster/binaries.ts';
import type { Cluster } from '../cluster/cluster.ts';
import { adminTokens, type Engine, readCredentials, statusOf } from '../cluster/engine.ts';
import { makeParts, quick } from '../cluster/hasty-parts.ts';
import { startProxy, type Interception } from '../cluster/proxy.ts';
import { startRig, type RunningRig } from '../cluster/rig.ts';
import type { SnapProgram } from '../cluster/snap-program.ts';

/** What this process has open in a folder; a lock that is let go of unclosed stays until memory is tidied up. */
function openFilesIn(folder: string): string[] {
  return readdirSync('/proc/self/fd')
    .map((fd) => `/proc/self/fd/${fd}`)
    .filter((link) => existsSync(link))
    .map((link) => readlinkSync(link))
    .filter((path) => path.startsWith(`${folder}/`));
}

describe.skipIf(!hasServers)('a rotation that meets trouble', () => {
  let rig: RunningRig;
  let cluster: Cluster;
  let snap: SnapProgram;
  let engine: Engine;
  let old: string;
  let request: { readonly snapData: string; readonly newToken: null };

  beforeAll(async () => {
    rig = await startRig();
    ({ cluster, snap, engine } = rig);
    request = { snapData: cluster.snapData.current, newToken: null };
  });
  afterAll(() => rig.stop());
  beforeEach(() => {
    old = adminTokens(readCredentials(cluster)).tokenFile!;
    snap.restarts = [{ kind: 'restarts' }];
  });
  afterEach(() => engine.reset());

  it('goes back when the API server says that it restarted and did not', async () => {
    const before = readCredentials(cluster);
    snap.restarts = [{ kind: 'ignores' }];
    const outcome = await rotate(request, await makeParts(engine, snap));
    expect(outcome).toEqual({
      result: 'undone',
      error: { code: 'rotation-new-not-accepted', server: cluster.server },
    });
    expect(readCredentials(cluster)).toEqual(before);
    expect(await statusOf(cluster, old)).toBe(200);
    expect(openFilesIn(engine.stateFolder)).toEqual([]);
  });

  it('goes back when the API server accepts both tokens', async () => {
    const before = readCredentials(cluster);
    const file = join(cluster.snapData.current, 'credentials/known_tokens.csv');
    const twin = `${old},twin,twin\n`;
    snap.onRestart = () => {
      const text = readFileSync(file, 'utf8');
      writeFileSync(file, text.startsWith(twin) ? text : `${twin}${text}`);
    };
    const outcome = await rotate(
      request,
      await makeParts(engine, snap, {
        times: { ...quick, acceptWithinMs: 30_000 },
      }),
    );
    snap.onRestart = () => undefined;
    expect(outcome).toEqual({
      result: 'undone',
      error: { code: 'rotation-old-still-accepted', server: cluster.server },
    });
    expect(readCredentials(cluster).tokenFile).toBe(`${twin}${before.tokenFile}`);
    expect(await statusOf(cluster, old)).toBe(200);
    writeFileSync(file, before.tokenFile);
  });

  it('is stuck when the API server never comes back, names the backup, and settles when it does', async () => {
    const before = readCredentials(cluster);
    snap.restarts = [{ kind: 'never-back' }];
    const outcome = await rotate(request, await makeParts(engine, snap));
    expect(outcome).toEqual({
      result: 'stuck',
      error: {
        code: 'rotation-stuck',
        backup: engine.path('backup'),
        command: 'keyfob rotate --resume',
      },
      cause: { code: 'rotation-old-not-accepted', server: cluster.server },
    });
    expect(readCredentials(cluster)).toEqual(before);
    expect(engine.stateFiles()).toEqual(['backup', 'journal', 'lock']);
    expect(JSON.parse(readFileSync(engine.path('backup'), 'utf8'))).toMatchObject({ old });

    snap.restarts = [{ kind: 'restarts' }];
    const end = await engine.run(['rotate', '--resume']);
    expect(end.outcome).toEqual({ result: 'settled', works: 'old' });
    expect(await statusOf(cluster, old)).toBe(200);
    expect(engine.stateFiles()).toEqual(['journal', 'lock']);
  });

  it('asks again when the review of the new token is lost', async () => {
    const proxy = await startProxy(cluster);
    const config = join(cluster.snapData.current, 'credentials/client.config');
    const args = join(cluster.snapData.current, 'args/kube-apiserver');
    const argsBefore = readFileSync(args, 'utf8');
    writeFileSync(config, readFileSync(join(proxy.snapData, 'credentials/client.config')));
    // The last flag of a name counts for the engine; the real API server goes on at its own port.
    writeFileSync(args, `${argsBefore}--secure-port=${proxy.port}\n`);
    snap.onRestart = () => writeFileSync(args, argsBefore);
    const losses: Interception[] = [
      { kind: 'cut' },
      { kind: 'status', status: 429, body: '{}' },
      { kind: 'status', status: 503, body: 'starting' },
    ];
    const reviews = '/apis/authentication.k8s.io/v1/tokenreviews';
    proxy.intercept((path) => (path === reviews ? (losses.shift() ?? null) : null));
    const times = { ...quick, acceptWithinMs: 30_000 };
    const outcome = await rotate(request, await makeParts(engine, snap, { times }));
    snap.onRestart = () => undefined;
    await proxy.stop();
    expect(outcome.result).toBe('rotated');
    expect(losses).toEqual([]);
    const { tokenFile, clientConfig } = adminTokens(readCredentials(cluster));
    expect(clientConfig).toBe(tokenFile);
    expect(await statusOf(cluster, tokenFile!)).toBe(200);
    expect(await statusOf(cluster, old)).toBe(401);
    writeFileSync(
      config,
      readFileSync(config, 'utf8').replace(`https://127.0.0.1:${proxy.port}`, cluster.server),
    );
  });

  it('does not mind a clock that jumps', async () => {
    let calls = 0;
    const now = () => ((calls += 1) % 2 === 0 ? 0 : Date.now() + 400 * 86_400_000);
    const times = { ...quick, acceptWithinMs: 30_000 };
    const parts = await makeParts(engine, snap, { times, clock: { ...rotationClock, now } });
    expect((await rotate(request, parts)).result).toBe('rotated');
    const { tokenFile } = adminTokens(readCredentials(cluster));
    expect(await statusOf(cluster, tokenFile!)).toBe(200);
    expect(await statusOf(cluster, old)).toBe(401);
    expect(engine.journal().at(-1)).toMatchObject({ kind: 'ended', outcome: { result: 'rotated' } });
  });
});
