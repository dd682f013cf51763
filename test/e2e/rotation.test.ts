import { statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { statusSchema } from '../../src/shared/contract/state/status.ts';
import { hasServers } from '../cluster/binaries.ts';
import type { Cluster } from '../cluster/cluster.ts';
import {
  adminTokens,
  credentialNames,
  type Engine,
  readCredentials,
  statusOf,
  type EngineEnd,
} from '../cluster/engine.ts';
import { makeStaticToken } from '../cluster/snap-data.ts';
import { startRig, type RunningRig } from '../cluster/rig.ts';
import type { SnapProgram } from '../cluster/snap-program.ts';
import { step } from '../step.ts';

const stepsOf = ({ lines }: EngineEnd, phase: 'do' | 'undo' = 'do') =>
  lines.flatMap((line) => (line.kind === 'done' && line.phase === phase ? [line.step] : []));

describe.skipIf(!hasServers)('keyfob rotate on the real API server', () => {
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
    snap.calls.length = 0;
    engine.reset();
  });

  it('rotates: the new token works and the old one is refused, until it goes back as long as the backup is kept', async () => {
    await step('rotated, and nothing else changed', async () => {
      const before = readCredentials(cluster);
      const owner = statSync(join(cluster.snapData.current, 'credentials/known_tokens.csv'));
      const names = credentialNames(cluster);
      const end = await engine.run(['rotate']);
      expect(end.stderr.split('\n').filter((line) => line.startsWith('keyfob:'))).toEqual([]);
      expect(end.outcome).toEqual({
        result: 'rotated',
        forgetAt: expect.any(Number),
        others: [],
        masters: [],
      });
      expect(end.code).toBe(0);
      expect(stepsOf(end)).toEqual([
        ...['preflight', 'new-token', 'backup', 'token-file', 'client-config', 'restart'],
        ...['new-accepted', 'old-refused', 'clean-up'],
      ]);
      const after = readCredentials(cluster);
      const tokens = adminTokens(after);
      expect(tokens.tokenFile).toMatch(/^[A-Za-z0-9]{60}$/);
      expect(tokens.clientConfig).toBe(tokens.tokenFile);
      expect(after.tokenFile).toBe(before.tokenFile.replace(old, tokens.tokenFile!));
      expect(after.clientConfig).toBe(before.clientConfig.replace(old, tokens.tokenFile!));
      expect(await statusOf(cluster, tokens.tokenFile!)).toBe(200);
      expect(await statusOf(cluster, old)).toBe(401);
      const { uid, gid, mode } = statSync(join(cluster.snapData.current, 'credentials/known_tokens.csv'));
      expect({ uid, gid, mode }).toEqual({ uid: owner.uid, gid: owner.gid, mode: owner.mode });
      expect(credentialNames(cluster)).toEqual(names);
      expect(names).toEqual(expect.arrayContaining(['client.config', 'known_tokens.csv']));
      expect(snap.calls).toEqual([
        ...['changes microk8s', 'changes microk8s', 'restart microk8s.daemon-kubelite'],
      ]);
      expect(engine.stateFiles()).toEqual(['backup', 'journal', 'lock']);
      expect(statSync(engine.path('backup')).mode & 0o777).toBe(0o600);
      expect(statSync(engine.path('journal')).mode & 0o777).toBe(0o644);
      expect(`${end.stdout}${JSON.stringify(engine.journal())}`).not.toContain(tokens.tokenFile);
      expect(`${end.stdout}${JSON.stringify(engine.journal())}`).not.toContain(old);
    });
    await step('the status, without a secret', async () => {
      const end = await engine.run(['status']);
      expect(statusSchema.parse(JSON.parse(end.stdout))).toEqual({
        snapData: cluster.snapData.current,
        mode: 'token',
        tokenFileChangedAt: expect.any(Number),
        unfinished: null,
        inForce: null,
        forgetAt: expect.any(Number),
        certificates: expect.arrayContaining([
          expect.objectContaining({ name: 'server.crt', standing: 'own', state: 'fine' }),
        ]),
        unread: [],
        // As root nobody looks at more than the rotation needs.
        verdict: process.getuid?.() === 0 ? null : expect.objectContaining({ kind: 'unsafe' }),
        verdictLine: process.getuid?.() === 0 ? null : expect.stringMatching(/^Unsafe: /),
        credentials: process.getuid?.() === 0 ? null : expect.any(Object),
        findings: process.getuid?.() === 0 ? null : expect.any(Array),
      });
      expect(end.stdout).not.toContain(old);
    });
    await step('back to the old token, after which there is nothing to undo, resume or forget', async () => {
      const rotated = adminTokens(readCredentials(cluster)).tokenFile!;
      const end = await engine.run(['rotate', '--undo']);
      expect(end.outcome).toEqual({ result: 'reverted' });
      expect(end.code).toBe(0);
      expect(stepsOf(end, 'undo')).toEqual([
        ...['client-config', 'token-file', 'restart', 'old-accepted', 'clean-up'],
      ]);
      expect(adminTokens(readCredentials(cluster))).toEqual({ tokenFile: old, clientConfig: old });
      expect(await statusOf(cluster, old)).toBe(200);
      expect(await statusOf(cluster, rotated)).toBe(401);
      expect(engine.stateFiles()).toEqual(['journal', 'lock']);
      for (const option of ['--undo', '--resume', '--forget']) {
        expect((await engine.run(['rotate', option])).outcome).toEqual({ result: 'nothing' });
      }
    });
  }, 240_000);

  it('takes the new token from stdin, refuses a bad one untouched, and removes the backup with --forget', async () => {
    const before = readCredentials(cluster);
    const given = makeStaticToken();
    for (const [input, problem] of [
      ['short', 'form'],
      [old, 'same'],
      [`${given}'`, 'form'],
      [/^(\w+),system:kube-proxy/m.exec(before.tokenFile)![1]!, 'taken'],
    ] as const) {
      const refused = await engine.run(['rotate', '--token-stdin'], { input });
      expect(refused.outcome).toEqual({
        result: 'refused',
        error: { code: 'rotation-token-unusable', problem },
      });
      expect(refused.code).toBe(3);
    }
    expect(readCredentials(cluster)).toEqual(before);

    const end = await engine.run(['rotate', '--token-stdin'], { input: `${given}\n` });
    expect(end.outcome?.result).toBe('rotated');
    expect(adminTokens(readCredentials(cluster))).toEqual({ tokenFile: given, clientConfig: given });
    expect(await statusOf(cluster, old)).toBe(401);
    expect((await engine.run(['rotate', '--forget'])).outcome).toEqual({ result: 'forgotten' });
    expect(engine.stateFiles()).toEqual(['journal', 'lock']);
    expect((await engine.run(['rotate', '--undo'])).outcome).toEqual({ result: 'nothing' });
  });

  it.each([
    [['rotate', 'twice'], 'expected one command: rotate, status or report'],
    [['rotate', '--undo', '--forget'], '--resume, --undo and --forget exclude each other'],
    [['rotate', '--undo', '--token-stdin'], '--token-stdin does not go with --undo'],
    [['status', '--undo'], 'status takes only --snap-data, --state-dir and --json'],
  ])('says what is wrong with %j', async (args, sentence) => {
    const end = await engine.run(args);
    expect(end.code).toBe(2);
    expect(end.stderr).toContain(`keyfob: ${sentence}\n`);
    expect(end.stdout).toBe('');
  });
});
