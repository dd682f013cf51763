import { spawnSync } from 'node:child_process';
import {
  appendFileSync,
  chmodSync,
  chownSync,
  linkSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { rotationStatusSchema } from '../../src/shared/rotation.ts';
import { hasServers } from '../cluster/binaries.ts';
import { startCluster, type Cluster } from '../cluster/cluster.ts';
import {
  adminTokens,
  credentialNames,
  Engine,
  readCredentials,
  statusOf,
  type EngineEnd,
} from '../cluster/engine.ts';
import { makeStaticToken } from '../cluster/snap-data.ts';
import { startSnapProgram, type SnapProgram } from '../cluster/snap-program.ts';
import { eventually } from '../desktop/processes.ts';

const stepsOf = ({ lines }: EngineEnd, phase: 'do' | 'undo' = 'do') =>
  lines.flatMap((line) => (line.kind === 'done' && line.phase === phase ? [line.step] : []));

describe.skipIf(!hasServers)('keyfob rotate on the real API server', () => {
  let cluster: Cluster;
  let snap: SnapProgram;
  let engine: Engine;
  let old: string;

  beforeAll(async () => {
    cluster = await startCluster();
    snap = await startSnapProgram(cluster);
    engine = new Engine(cluster, snap);
    old = cluster.snapData.adminToken;
  });
  afterAll(async () => {
    await snap.stop();
    engine.remove();
    await cluster.stop();
  });

  it('rotates: the new token works, the old one is refused, and nothing else changed', async () => {
    const before = readCredentials(cluster);
    const owner = statSync(join(cluster.snapData.current, 'credentials/known_tokens.csv'));
    const names = credentialNames(cluster);
    const end = await engine.run(['rotate']);
    expect(end.stderr.split('\n').filter((line) => line.startsWith('keyfob:'))).toEqual([]);
    expect(end.outcome).toEqual({ result: 'rotated', forgetAt: expect.any(Number), others: [] });
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

  it('goes back to the old token as long as the backup is kept, and only forgets when told', async () => {
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
    old = given;
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
    old = tokenFile!;
  });

  it('outlives a closed window: neither SIGHUP, SIGINT, SIGTERM nor a closed pipe stops it', async () => {
    const end = await engine.runAbandoned(['rotate'], ['SIGHUP', 'SIGINT', 'SIGTERM']);
    expect(end).toBe(0);
    const { tokenFile, clientConfig } = adminTokens(readCredentials(cluster));
    expect(tokenFile).not.toBe(old);
    expect(clientConfig).toBe(tokenFile);
    expect(engine.journal().at(-1)).toMatchObject({ kind: 'ended', outcome: { result: 'rotated' } });
    old = tokenFile!;
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
    snap.restarts = [{ kind: 'restarts' }];
    old = adminTokens(readCredentials(cluster)).tokenFile!;
  });

  it('tells its status without a secret', async () => {
    const end = await engine.run(['status']);
    expect(rotationStatusSchema.parse(JSON.parse(end.stdout))).toEqual({
      snapData: cluster.snapData.current,
      mode: 'token',
      tokenFileChangedAt: expect.any(Number),
      unfinished: null,
      forgetAt: expect.any(Number),
    });
    expect(end.stdout).not.toContain(old);
  });

  it.each([
    [['rotate', 'twice'], 'expected one command: rotate or status'],
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

describe.skipIf(!hasServers)('what keyfob rotate refuses before anything is touched', () => {
  let cluster: Cluster;
  let snap: SnapProgram;
  let engine: Engine;
  let credentials: string;

  beforeAll(async () => {
    cluster = await startCluster();
    snap = await startSnapProgram(cluster);
    engine = new Engine(cluster, snap);
    credentials = join(cluster.snapData.current, 'credentials');
  });
  afterAll(async () => {
    await snap.stop();
    engine.remove();
    await cluster.stop();
  });

  const refusal = async () => {
    const before = readCredentials(cluster);
    const end = await engine.run(['rotate']);
    expect(end.outcome?.result).toBe('refused');
    expect(readCredentials(cluster)).toEqual(before);
    expect(snap.calls.filter((call) => call.startsWith('restart'))).toEqual([]);
    expect(engine.stateFiles()).toEqual([]);
    return end.outcome?.result === 'refused' ? end.outcome.error : null;
  };

  it.each([
    ['stopped.lock', { code: 'rotation-microk8s-busy', reason: 'stopped' }],
    ['join-in-progress', { code: 'rotation-microk8s-busy', reason: 'joining' }],
    ['clustered.lock', { code: 'worker-node' }],
  ])('with %s', async (name, error) => {
    const lock = join(cluster.snapData.current, 'var/lock', name);
    writeFileSync(lock, '');
    expect(await refusal()).toEqual(error);
    rmSync(lock);
  });

  it('while snapd changes the snap', async () => {
    snap.change = 'Doing';
    expect(await refusal()).toEqual({ code: 'rotation-microk8s-busy', reason: 'snap-change' });
    snap.change = 'Done';
  });

  it('with token files that a rotation would make worse', async () => {
    const file = join(credentials, 'known_tokens.csv');
    const before = readFileSync(file, 'utf8');
    const token = cluster.snapData.adminToken;
    const lines = before.trimEnd().split('\n').length;
    const cases: [string, object][] = [
      [
        `${before}${makeStaticToken()},admin,admin,"system:masters"\n`,
        { code: 'rotation-admin-rows', file, first: 1, second: lines + 1 },
      ],
      [`${token},twin,twin\n${before}`, { code: 'rotation-duplicate-token', file, line: 2 }],
      [before.replace(token, makeStaticToken()), { code: 'admin-token-differs', file }],
      [before.replace(',"system:masters"', ''), { code: 'rotation-admin-not-master', file, line: 1 }],
      [before.replace(',admin,', ',nobody,'), { code: 'rotation-no-admin-row', file }],
      [`${before}a,b\n`, { code: 'token-file-refused', file, line: lines + 1, problem: 'too-few-columns' }],
    ];
    for (const [content, error] of cases) {
      writeFileSync(file, content);
      expect(await refusal()).toEqual(JSON.parse(JSON.stringify(error).replaceAll('/current/', '/x1/')));
    }
    writeFileSync(file, before);
  });

  it('with links, second names and pipes where the files belong', async () => {
    const outside = mkdtempSync(join(tmpdir(), 'keyfob-outside-'));
    const path = (name: string) => join(realpathSync(credentials), name);
    for (const name of ['known_tokens.csv', 'client.config']) {
      const kept = join(outside, name);
      renameSync(join(credentials, name), kept);
      symlinkSync(kept, join(credentials, name));
      expect(await refusal()).toEqual({
        code: 'rotation-unsafe-path',
        path: path(name),
        problem: 'link',
      });
      rmSync(join(credentials, name));
      linkSync(kept, join(credentials, name));
      expect(await refusal()).toEqual({
        code: 'rotation-unsafe-path',
        path: path(name),
        problem: 'hard-link',
      });
      rmSync(join(credentials, name));
      spawnSync('mkfifo', [join(credentials, name)]);
      const end = await engine.run(['rotate']);
      expect(end.outcome).toEqual({
        result: 'refused',
        error: { code: 'file-not-regular', file: path(name) },
      });
      rmSync(join(credentials, name));
      renameSync(kept, join(credentials, name));
    }
    rmSync(outside, { recursive: true });
  });

  it('with snap data that somebody else owns or may replace', async () => {
    const revision = realpathSync(cluster.snapData.current);
    chmodSync(revision, 0o777);
    expect(await refusal()).toEqual({ code: 'rotation-unsafe-path', path: revision, problem: 'writable' });
    chmodSync(revision, 0o755);
    chownSync(revision, 4321, 0);
    expect(await refusal()).toEqual({ code: 'rotation-unsafe-path', path: revision, problem: 'owner' });
    chownSync(revision, 0, 0);
  });

  it('when a token file outside snap data is named', async () => {
    const args = join(cluster.snapData.current, 'args/kube-apiserver');
    const before = readFileSync(args, 'utf8');
    writeFileSync(args, `${before}--token-auth-file=/etc/passwd\n`);
    expect(await refusal()).toEqual({
      code: 'rotation-unsafe-path',
      path: '/etc/passwd',
      problem: 'outside',
    });
    writeFileSync(args, before);
  });

  it('with only a snap program that others may replace', async () => {
    const folder = snap.path.split(':')[0]!;
    chmodSync(folder, 0o777);
    const end = await engine.run(['rotate'], { path: folder });
    chmodSync(folder, 0o755);
    expect(end.outcome).toEqual({ result: 'refused', error: { code: 'rotation-no-restart' } });
    expect(snap.calls.filter((call) => call.startsWith('restart'))).toEqual([]);
  });
});
