import { readFileSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { hasServers } from '../cluster/binaries.ts';
import type { Cluster } from '../cluster/cluster.ts';
import { adminTokens, type Engine, readCredentials, statusOf } from '../cluster/engine.ts';
import { startRig, type RunningRig } from '../cluster/rig.ts';
import type { SnapProgram } from '../cluster/snap-program.ts';
import { eventually } from '../desktop/processes.ts';

describe.skipIf(!hasServers)('keyfob rotate over an earlier rotation that was cut off', () => {
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
    old = current();
    snap.restarts = [{ kind: 'restarts' }];
  });
  afterEach(() => engine.reset());

  function current(): string {
    const { tokenFile, clientConfig } = adminTokens(readCredentials(cluster));
    expect(clientConfig).toBe(tokenFile);
    return tokenFile!;
  }

  async function cutOff(atRestart: number): Promise<void> {
    expect(await engine.runAbandoned(['rotate'], ['SIGKILL'], { atRestart })).toBe(null);
    expect(engine.journal().at(-1)).toMatchObject({ kind: 'intended', step: 'restart' });
  }

  const works = (token: string) =>
    eventually('a ready API server', async () =>
      (await statusOf(cluster, token).catch(() => 0)) === 200 ? true : null,
    );

  /** Rotates, and says which of the tokens work in the end. */
  async function rotate(...tokens: readonly string[]) {
    const { outcome, lines } = await engine.run(['rotate']);
    const plan = lines.flatMap((line) => (line.kind === 'plan' ? line.steps : []));
    const done = lines.flatMap((line) => (line.kind === 'done' ? [`${line.phase} ${line.step}`] : []));
    expect(done).toEqual(plan.map((step) => `do ${step}`));
    const statuses = [];
    for (const token of [...tokens, current()]) statuses.push(await statusOf(cluster, token));
    return { outcome, plan, statuses };
  }

  const rotated = { result: 'rotated', forgetAt: expect.any(Number), others: [], masters: [] };
  const steps = [
    ...['preflight', 'new-token', 'close-earlier', 'backup', 'token-file', 'client-config', 'restart'],
    ...['new-accepted', 'old-refused', 'clean-up'],
  ];

  it('closes one that has settled on its new token, and rotates that', async () => {
    await cutOff(1);
    const cutOffAt = current();
    await works(cutOffAt);
    const calls = snap.calls.length;
    expect(await rotate(old, cutOffAt)).toEqual({ outcome: rotated, plan: steps, statuses: [401, 401, 200] });
    expect(snap.calls.slice(calls).filter((call) => call.startsWith('restart'))).toHaveLength(1);
    expect(JSON.parse(readFileSync(engine.path('backup'), 'utf8'))).toMatchObject({
      old: cutOffAt,
      new: current(),
    });
    expect((await engine.run(['rotate', '--undo'])).outcome).toEqual({ result: 'reverted' });
    expect(current()).toBe(cutOffAt);
    expect(await statusOf(cluster, cutOffAt)).toBe(200);
  });

  it('closes one that has settled on its old token, and rotates that', async () => {
    snap.restarts = [{ kind: 'fails' }, { kind: 'restarts' }];
    await cutOff(2);
    expect(current()).toBe(old);
    await works(old);
    expect(await rotate(old)).toEqual({ outcome: rotated, plan: steps, statuses: [401, 200] });
  });

  it('refuses while that one is not settled, and says how to settle it', async () => {
    snap.restarts = [{ kind: 'never-back' }];
    await cutOff(1);
    const before = readCredentials(cluster);
    const end = await engine.run(['rotate']);
    expect(end.outcome).toEqual({
      result: 'refused',
      error: { code: 'rotation-unfinished', command: expect.stringContaining('rotate --resume') },
    });
    expect(readCredentials(cluster)).toEqual(before);
    snap.restarts = [{ kind: 'restarts' }];
    expect((await engine.run(['rotate', '--resume'])).outcome).toEqual(rotated);
    expect(await statusOf(cluster, current())).toBe(200);
    expect(await statusOf(cluster, old)).toBe(401);
  });

  it('begins nothing when that one cannot be closed', async () => {
    await cutOff(1);
    const cutOffAt = current();
    await works(cutOffAt);
    const [files, journal] = [readCredentials(cluster), engine.journal()];
    let asked = 0;
    snap.beforeAnswer = () => {
      asked += 1;
      if (asked === 2) snap.change = 'Doing';
      return Promise.resolve();
    };
    const end = await engine.run(['rotate']);
    snap.beforeAnswer = () => Promise.resolve();
    snap.change = 'Done';
    const error = { code: 'rotation-microk8s-busy', reason: 'snap-change' };
    expect(end.outcome).toEqual({ result: 'refused', error });
    expect(end.lines).toContainEqual({
      ...{ kind: 'failed', phase: 'do', step: 'close-earlier', at: expect.any(Number), error },
    });
    expect(readCredentials(cluster)).toEqual(files);
    expect(engine.journal()).toEqual(journal);
  });
});
