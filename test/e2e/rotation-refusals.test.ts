import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  linkSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasServers } from '../cluster/binaries.ts';
import type { Cluster } from '../cluster/cluster.ts';
import { type Engine, readCredentials } from '../cluster/engine.ts';
import { makeStaticToken } from '../cluster/snap-data.ts';
import { startRig, type RunningRig } from '../cluster/rig.ts';
import type { SnapProgram } from '../cluster/snap-program.ts';

describe.skipIf(!hasServers)('what keyfob rotate refuses before anything is touched', () => {
  let rig: RunningRig;
  let cluster: Cluster;
  let snap: SnapProgram;
  let engine: Engine;
  let credentials: string;

  beforeAll(async () => {
    rig = await startRig();
    ({ cluster, snap, engine } = rig);
    credentials = join(cluster.snapData.current, 'credentials');
  });
  afterAll(() => rig.stop());

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
