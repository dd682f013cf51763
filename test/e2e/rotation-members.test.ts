import { spawn, spawnSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { asMember, member, startMembersRig, type MembersRig } from '../attack/rotation/member.ts';
import { hasServers } from '../cluster/binaries.ts';
import type { Cluster } from '../cluster/cluster.ts';
import { statusOf, type Engine } from '../cluster/engine.ts';
import { makeStaticToken } from '../cluster/snap-data.ts';
import type { SnapProgram } from '../cluster/snap-program.ts';

describe.skipIf(!hasServers || process.getuid?.() !== 0)(
  'a rotation where members of MicroK8s’ group left their traces (only root can become one)',
  () => {
    let rig: MembersRig;
    let cluster: Cluster;
    let snap: SnapProgram;
    let engine: Engine;
    let tokenFile: string;
    let before: string;

    beforeAll(async () => {
      rig = await startMembersRig();
      ({ cluster, snap, engine, tokenFile, before } = rig);
    });
    afterEach(() => rig.restore());
    afterAll(() => rig.stop());

    it('other rows of system:masters are named before and after, and stay', async () => {
      const row = `${makeStaticToken()},ops,ops,"dev,system:masters"`;
      writeFileSync(tokenFile, `${before}${row}\n`);
      const masters = [{ line: before.trimEnd().split('\n').length + 1, user: 'ops' }];
      const end = await engine.run(['rotate']);
      expect(end.lines.find(({ kind }) => kind === 'warning')).toEqual({
        kind: 'warning',
        warning: { code: 'other-masters', masters },
      });
      expect(end.outcome).toMatchObject({ result: 'rotated', masters });
      expect(readFileSync(tokenFile, 'utf8')).toContain(`\n${row}\n`);
    });

    const made = (uid: number, gid: number, mode: number) => ({ uid, gid, mode });
    const microk8s = made(0, member.group, 0o660);

    it.each([
      [
        'members own them',
        made(member.uid, member.gid, 0o6777),
        microk8s,
        made(member.uid, 0, 0o600),
        microk8s,
      ],
      ['others may use them', made(0, member.group, 0o6666), microk8s, made(0, 0, 0o644), made(0, 0, 0o640)],
      ['nobody else may', made(0, 0, 0o600), made(0, 0, 0o600), microk8s, microk8s],
    ])('makes both files safe where %s', async (_, tokens, tokensAfter, config, configAfter) => {
      const clientConfig = join(cluster.snapData.current, 'credentials/client.config');
      for (const [file, { uid, gid, mode }] of [
        [tokenFile, tokens],
        [clientConfig, config],
      ] as const) {
        chownSync(file, uid, gid);
        chmodSync(file, mode);
      }
      expect((await engine.run(['rotate'])).outcome?.result).toBe('rotated');
      for (const [file, { uid, gid, mode }] of [
        [tokenFile, tokensAfter],
        [clientConfig, configAfter],
      ] as const)
        expect(statSync(file)).toMatchObject({ uid, gid, mode: 0o100000 | mode });
    });

    it('nobody else can hold the lock, nor anything that a rotation waits for', async () => {
      expect((await engine.run(['rotate'])).outcome?.result).toBe('rotated');
      const names = ['journal', 'backup', 'lock', '.'];
      const holders = names.map((name) => {
        const [command, args] = asMember([
          'flock',
          '--exclusive',
          '--nonblock',
          engine.path(name),
          'sleep',
          '60',
        ]);
        return spawn(command, args, { stdio: 'ignore' });
      });
      await new Promise((resolve) => setTimeout(resolve, 1000));
      expect(names.filter((_, at) => holders[at]?.exitCode === null)).toEqual(['journal', '.']);
      expect((await engine.run(['rotate', '--undo'])).outcome).toEqual({ result: 'reverted' });
      for (const holder of holders) holder.kill();
    });

    it.each([
      ['a link', 'rotation-unsafe-path', () => symlinkSync('/etc/hostname', tokenFile)],
      ['a pipe', 'file-not-regular', () => spawnSync('mkfifo', [tokenFile])],
    ])('is stuck over %s in the token file’s place, and says so at once', async (_, code, put) => {
      const aside = join(cluster.snapData.root, 'aside');
      snap.restarts = [{ kind: 'fails' }];
      snap.onRestart = () => {
        renameSync(tokenFile, aside);
        put();
      };
      const end = await engine.run(['rotate']);
      snap.onRestart = () => undefined;
      expect(end.outcome).toMatchObject({
        result: 'stuck',
        error: { code: 'rotation-stuck', backup: engine.path('backup') },
        cause: { code },
      });
      expect(engine.journal().at(-1)).toMatchObject({ outcome: { cause: { code } } });
      rmSync(tokenFile);
      renameSync(aside, tokenFile);
      snap.restarts = [{ kind: 'restarts' }];
      expect((await engine.run(['rotate', '--resume'])).outcome?.result).toBe('reverted');
      expect(await statusOf(cluster, cluster.snapData.adminToken)).toBe(200);
    });
  },
);
