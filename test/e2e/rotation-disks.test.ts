import { appendFileSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { rotationExitCodes } from '../../src/shared/contract/state/rotation.ts';
import { hasServers } from '../cluster/binaries.ts';
import type { Cluster } from '../cluster/cluster.ts';
import {
  checkoutProgram,
  credentialNames,
  type Engine,
  readCredentials,
  statusOf,
  type CredentialFiles,
} from '../cluster/engine.ts';
import { endOf } from '../cluster/kill-points.ts';
import { makeStaticToken } from '../cluster/snap-data.ts';
import { mayMount, SmallDisk } from '../cluster/small-disk.ts';
import { startRig, type RunningRig } from '../cluster/rig.ts';
import type { SnapProgram } from '../cluster/snap-program.ts';

describe.skipIf(!hasServers || process.getuid?.() !== 0 || !mayMount())(
  'a rotation on a disk that is full or read-only (needs the right to mount)',
  () => {
    let rig: RunningRig;
    let cluster: Cluster;
    let snap: SnapProgram;
    let engine: Engine;
    let credentials: SmallDisk;
    let stateFolder: SmallDisk;
    let old: string;
    let fresh: string;
    let before: CredentialFiles;
    let names: readonly string[];

    beforeAll(async () => {
      rig = await startRig();
      ({ cluster, snap, engine } = rig);
      old = cluster.snapData.adminToken;
      const folder = join(realpathSync(cluster.snapData.current), 'credentials');
      // Two pages, so that one that is left is too little.
      appendFileSync(join(folder, 'client.config'), `# ${'.'.repeat(4096)}\n`);
      credentials = new SmallDisk(folder, 'mode=0770');
      stateFolder = new SmallDisk(engine.stateFolder, 'mode=0755');
      before = readCredentials(cluster);
      names = credentialNames(cluster);
    });
    afterAll(async () => {
      credentials.unmount();
      stateFolder.unmount();
      await rig.stop();
    });
    beforeEach(() => {
      fresh = makeStaticToken();
      snap.calls.length = 0;
      snap.restarts = [{ kind: 'restarts' }];
    });
    afterEach(async () => {
      snap.onRestart = () => undefined;
      for (const disk of [credentials, stateFolder]) {
        disk.setReadOnly(false);
        disk.free();
      }
      expect(readCredentials(cluster)).toEqual(before);
      expect(credentialNames(cluster)).toEqual(names);
      expect(await endOf({ cluster, engine }, { old, fresh })).toBe('old works');
      engine.reset();
    });

    const rotate = () => engine.run(['rotate', '--token-stdin'], { input: fresh });
    const path = (name: string) => join(realpathSync(cluster.snapData.current), 'credentials', name);
    const failure = (file: string, reason: string) => ({ code: 'rotation-write-failed', file, reason });
    const isUntouched = (end: Awaited<ReturnType<typeof rotate>>) => {
      expect(snap.calls.filter((call) => call.startsWith('restart'))).toEqual([]);
      return end.outcome;
    };

    it.each([
      ['full', 'known_tokens.csv', () => credentials.fill(0)],
      ['full', 'client.config', () => credentials.fill(1)],
      ['read-only', 'known_tokens.csv', () => credentials.setReadOnly(true)],
    ])('goes back where snap data is %s at %s, without a restart', async (reason, name, spoil) => {
      spoil();
      const end = await rotate();
      expect(isUntouched(end)).toEqual({ result: 'undone', error: failure(path(name), reason) });
      expect(await statusOf(cluster, old)).toBe(200);
    });

    it.each([
      ['full', 'lock', () => stateFolder.fill(0)],
      ['full', 'journal', () => stateFolder.fill(1)],
      ['full', 'backup', () => stateFolder.fill(2)],
    ])('touches nothing where the state folder is %s at the %s', async (reason, name, spoil) => {
      spoil();
      const end = await rotate();
      const result = name === 'backup' ? 'undone' : 'refused';
      expect(isUntouched(end)).toEqual({ result, error: failure(engine.path(name), reason) });
    });

    it('touches nothing where the state folder is read-only', async () => {
      stateFolder.setReadOnly(true);
      const end = await rotate();
      const folder = expect.stringMatching(new RegExp(`^${engine.stateFolder}/[0-9a-f]{64}$`)) as string;
      expect(isUntouched(end)).toEqual({ result: 'refused', error: failure(folder, 'read-only') });
    });

    const spoilCredentials = [
      ['full', () => credentials.fill(0)],
      ['read-only', () => credentials.setReadOnly(true)],
    ] as const;

    it.each(spoilCredentials)(
      'is stuck when snap data turns %s before the undo, and settled when it is not',
      async (_, spoil) => {
        snap.restarts = [{ kind: 'fails' }];
        snap.onRestart = spoil;
        const end = await rotate();
        expect(end.outcome).toEqual({
          result: 'stuck',
          error: {
            code: 'rotation-stuck',
            backup: engine.path('backup'),
            command: `sudo ${checkoutProgram} rotate --resume --snap-data ${cluster.snapData.current} --state-dir ${engine.stateFolder}`,
          },
          cause: expect.objectContaining({ code: 'rotation-write-failed' }) as object,
        });
        expect(end.code).toBe(rotationExitCodes.stuck);
        expect(await statusOf(cluster, old)).toBe(200);
        credentials.setReadOnly(false);
        credentials.free();
        snap.onRestart = () => undefined;
        snap.restarts = [{ kind: 'restarts' }];
        expect((await engine.run(['rotate', '--resume'])).outcome).toEqual({ result: 'reverted' });
      },
    );

    it('keeps the new token as long as --undo meets such disks, and goes back when it does not', async () => {
      expect((await rotate()).outcome?.result).toBe('rotated');
      const rotated = readCredentials(cluster);
      stateFolder.setReadOnly(true);
      const refused = await engine.run(['rotate', '--undo']);
      expect(refused.outcome).toEqual({
        result: 'refused',
        error: failure(engine.path('lock'), 'read-only'),
      });
      stateFolder.setReadOnly(false);
      for (const [, spoil] of spoilCredentials) {
        credentials.free();
        spoil();
        const end = await engine.run(['rotate', '--undo']);
        expect(end.outcome).toMatchObject({ result: 'stuck', error: { backup: engine.path('backup') } });
        expect(readCredentials(cluster)).toEqual(rotated);
        expect(await statusOf(cluster, fresh)).toBe(200);
      }
      credentials.setReadOnly(false);
      stateFolder.fill(0);
      expect((await engine.run(['rotate', '--resume'])).outcome).toEqual({ result: 'reverted' });
    });
  },
);
