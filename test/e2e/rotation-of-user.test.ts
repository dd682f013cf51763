import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, lchownSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { rotationProgressSchema } from '../../src/shared/contract/state/rotation.ts';
import { hasServers } from '../cluster/binaries.ts';
import { startCluster, type Cluster } from '../cluster/cluster.ts';
import { adminTokens, readCredentials, statusOf } from '../cluster/engine.ts';
import { startSnapProgram, type SnapProgram } from '../cluster/snap-program.ts';
import { giveTo, nobody, strangers } from '../desktop/users.ts';
import { ProgramOfUser } from './program-of-user.ts';
import type { Program } from './start-app.ts';

const user = nobody();
const [stranger] = strangers(1);

describe.skipIf(!hasServers || process.getuid?.() !== 0)(
  'keyfob rotate by an ordinary user, as the demo runs it (only root can become one)',
  () => {
    let program: ProgramOfUser;
    let asUser: Program;
    let cluster: Cluster;
    let snap: SnapProgram;
    let revision: string;
    let credentials: string;
    let stateFolder: string;

    beforeAll(async () => {
      program = new ProgramOfUser();
      asUser = program.as(user, []);
      cluster = await startCluster();
      snap = await startSnapProgram(cluster);
      const { root } = cluster.snapData;
      revision = join(root, 'x1');
      credentials = join(revision, 'credentials');
      stateFolder = join(root, 'state of mine');
      giveTo(user, revision);
      lchownSync(root, user.uid, user.gid);
    });
    afterAll(async () => {
      await snap.stop();
      await cluster.stop();
      program.remove();
    });

    beforeEach(() => {
      snap.calls.length = 0;
      snap.restarts = [{ kind: 'restarts' }];
    });

    const start = async (...command: string[]) => {
      const folders = ['--snap-data', cluster.snapData.current, '--state-dir', stateFolder];
      const args = [asUser.app, '--', ...command, ...folders];
      const env = { PATH: snap.path, HOME: cluster.snapData.root };
      const child = spawn(asUser.executablePath, args, { env, stdio: ['ignore', 'pipe', 'pipe'] });
      const [stdout, stderr] = await Promise.all([
        text(child.stdout),
        text(child.stderr),
        once(child, 'exit'),
      ]);
      return { stdout, stderr };
    };
    const run = async (...options: string[]) => {
      const { stdout, stderr } = await start('rotate', '--json', '--yes', ...options);
      const lines = stdout.trim().split('\n');
      const last = lines.at(-1) ?? '';
      expect(last, stderr).toMatch(/^\{/);
      const end = rotationProgressSchema.parse(JSON.parse(last));
      return end.kind === 'end' ? end.outcome : null;
    };
    const ownLine = (option: string) =>
      `${program.line} rotate ${option === '' ? '' : `${option} `}--snap-data ${cluster.snapData.current} --state-dir '${stateFolder}'`;
    const restarts = () => snap.calls.filter((call) => call.startsWith('restart'));
    const token = () => adminTokens(readCredentials(cluster)).tokenFile!;
    const states = () => readdirSync(stateFolder).map((name) => join(stateFolder, name));

    it.each([
      ['root', { uid: 0, gid: 0 }],
      ['somebody else', stranger!],
    ])('is refused on snap data of %s, and touches nothing', async (_, owner) => {
      const before = readCredentials(cluster);
      giveTo(owner, revision);
      for (const name of ['credentials', 'certs', 'args', 'var']) chmodSync(join(revision, name), 0o755);
      const outcome = await run();
      const undo = await run('--undo');
      const withToken = await run('--token-stdin');
      giveTo(user, revision);
      const refused = (option: string) => ({
        result: 'refused',
        error: { code: 'rotation-needs-root', folder: revision, command: `sudo ${ownLine(option)}` },
      });
      expect(outcome).toEqual(refused(''));
      expect(undo).toEqual(refused('--undo'));
      expect(withToken).toEqual(refused('--yes --token-stdin'));
      expect(readCredentials(cluster)).toEqual(before);
      expect(restarts()).toEqual([]);
      expect(readdirSync(cluster.snapData.root)).not.toContain('state');
    });

    it('rotates snap data of their own: files and state stay theirs', async () => {
      const before = readCredentials(cluster);
      const old = token();
      const file = join(credentials, 'known_tokens.csv');
      const { mode } = statSync(file);
      expect(await run()).toEqual({
        result: 'rotated',
        forgetAt: expect.any(Number),
        others: [],
        masters: [],
      });
      const fresh = token();
      expect(readCredentials(cluster)).toEqual({
        tokenFile: before.tokenFile.replace(old, fresh),
        clientConfig: before.clientConfig.replace(old, fresh),
      });
      expect(await statusOf(cluster, fresh)).toBe(200);
      expect(await statusOf(cluster, old)).toBe(401);
      expect(statSync(file)).toMatchObject({ ...user, mode });
      const [folder] = states();
      const kept = readdirSync(folder!).map((name) => {
        const facts = statSync(join(folder!, name));
        return [name, facts.uid, facts.mode & 0o777];
      });
      expect(kept.sort()).toEqual([
        ['backup', user.uid, 0o600],
        ['journal', user.uid, 0o644],
        ['lock', user.uid, 0o600],
      ]);
      expect(await run('--undo')).toEqual({ result: 'reverted' });
      expect(await statusOf(cluster, old)).toBe(200);
    });

    it('goes back when the right to write is missing, and is stuck when it is lost midway', async () => {
      const old = token();
      const before = readCredentials(cluster);
      chmodSync(credentials, 0o500);
      expect(await run()).toEqual({
        result: 'undone',
        error: {
          code: 'rotation-write-failed',
          file: join(credentials, 'known_tokens.csv'),
          reason: 'permission',
        },
      });
      expect(readCredentials(cluster)).toEqual(before);
      chmodSync(credentials, 0o770);

      snap.restarts = [{ kind: 'fails' }, { kind: 'restarts' }];
      snap.onRestart = () => chmodSync(credentials, 0o500);
      const [folder] = states();
      const backup = join(folder!, 'backup');
      expect(await run()).toEqual({
        result: 'stuck',
        error: {
          code: 'rotation-stuck',
          backup,
          command: ownLine('--resume'),
        },
        cause: {
          code: 'rotation-write-failed',
          file: join(credentials, 'client.config'),
          reason: 'permission',
        },
      });
      snap.onRestart = () => undefined;
      expect(await run()).toEqual({
        result: 'refused',
        error: { code: 'rotation-unfinished', command: ownLine('--resume') },
      });
      expect((await start('status')).stdout).toMatch(
        new RegExp(`, not settled; run: ${ownLine('--resume')}$`, 'm'),
      );
      expect(readFileSync(backup, 'utf8')).toContain(old);
      expect(await statusOf(cluster, old)).toBe(200);
      chmodSync(credentials, 0o770);
      expect(await run('--resume')).toEqual({ result: 'reverted' });
      expect(readCredentials(cluster)).toEqual(before);
      expect(await statusOf(cluster, old)).toBe(200);
    });
  },
);
