import { spawnSync } from 'node:child_process';
import { mkdirSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createCertificates } from '../../src/main/adapters/certificates.ts';
import { hasServers } from '../cluster/binaries.ts';
import { startCluster, type Cluster } from '../cluster/cluster.ts';
import { adminTokens, credentialNames, Engine, readCredentials, statusOf } from '../cluster/engine.ts';
import { endOf } from '../cluster/kill-points.ts';
import { decisiveStates, statesAfterPowerLoss, type Files } from '../cluster/power-loss.ts';
import { makeStaticToken } from '../cluster/snap-data.ts';
import { startSnapProgram, type RestartBehaviour, type SnapProgram } from '../cluster/snap-program.ts';
import { runTraced } from '../cluster/traced-engine.ts';

const hasStrace = spawnSync('strace', ['-V']).status === 0;

describe.skipIf(!hasServers || !hasStrace)('a rotation whose machine loses power', () => {
  let cluster: Cluster;
  let snap: SnapProgram;
  let engine: Engine;
  let credentials: string;
  let stateFolder: string;

  beforeAll(async () => {
    cluster = await startCluster();
    snap = await startSnapProgram(cluster);
    engine = new Engine(cluster, snap);
    credentials = join(realpathSync(cluster.snapData.current), 'credentials');
    const identity = createCertificates().read(cluster.snapData.authority.pem)!.publicKeySha256;
    stateFolder = join(engine.stateFolder, identity);
  });
  afterAll(async () => {
    await snap.stop();
    engine.remove();
    await cluster.stop();
  });

  const run = async (restarts: RestartBehaviour[]) => {
    engine.reset();
    snap.restarts = restarts;
    const { tokenFile, clientConfig } = readCredentials(cluster);
    const old = adminTokens({ tokenFile, clientConfig }).tokenFile!;
    const fresh = makeStaticToken();
    const before = new Map([
      [join(credentials, 'known_tokens.csv'), tokenFile],
      [join(credentials, 'client.config'), clientConfig],
    ]);
    const { trace } = await runTraced({ cluster, snap, engine }, ['rotate', '--token-stdin'], {
      input: fresh,
      bytes: true,
    });
    snap.restarts = [{ kind: 'restarts' }];
    return { old, fresh, states: statesAfterPowerLoss(trace, before, [credentials, stateFolder]) };
  };

  /** Puts what was left in place, in a state folder of its own, and starts the API server as the machine's start would. */
  const boot = async (state: Files) => {
    for (const name of credentialNames(cluster))
      if (name.startsWith('.keyfob-')) rmSync(join(credentials, name));
    engine.reset();
    for (const [path, text] of state) {
      if (dirname(path) === stateFolder) mkdirSync(stateFolder, { recursive: true, mode: 0o755 });
      writeFileSync(path, text, { mode: basename(path) === 'journal' ? 0o644 : 0o600 });
    }
    const { tokenFile } = adminTokens(readCredentials(cluster));
    if ((await statusOf(cluster, tokenFile!)) !== 200) await cluster.restart();
  };

  const endsOf = async ({ old, fresh, states }: Awaited<ReturnType<typeof run>>) => {
    const ends = new Set<string>();
    for (const state of states) {
      await boot(state);
      const resumed = await engine.run(['rotate', '--resume']);
      const seen = `${resumed.stdout}${JSON.stringify([...state.keys()])}`;
      expect(resumed.code, seen).toBe(0);
      ends.add(
        await endOf({ cluster, engine }, { old, fresh }).catch((error: unknown) => {
          throw new Error(`${String(error)} after ${seen}`);
        }),
      );
    }
    return ends;
  };

  it('ends with one working token after --resume, whatever of a rotation reached the disk', async () => {
    const { states, ...tokens } = await run([{ kind: 'restarts' }]);
    expect(states.length).toBeGreaterThan(15);
    const decisive = decisiveStates(states);
    expect(decisive.length).toBeGreaterThanOrEqual(6);
    expect(await endsOf({ states: decisive, ...tokens })).toEqual(new Set(['old works', 'new works']));
  });

  it('ends with the old token after --resume, whatever of an undo reached the disk', async () => {
    const { states, ...tokens } = await run([{ kind: 'fails' }, { kind: 'restarts' }]);
    const undoing = states.filter((state) =>
      (state.get(join(stateFolder, 'journal')) ?? '').includes('"phase":"undo"'),
    );
    expect(undoing.length).toBeGreaterThan(10);
    const decisive = decisiveStates(undoing);
    expect(decisive.length).toBeGreaterThanOrEqual(4);
    expect(await endsOf({ states: decisive, ...tokens })).toEqual(new Set(['old works']));
  });
});
