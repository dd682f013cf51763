import { mkdtempSync, rmSync, writeFileSync, renameSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { startDemoCluster, type DemoCluster } from '../../src/main/adapters/demo/start-demo-cluster.ts';
import { createInstallation } from '../../src/main/adapters/system/installation.ts';
import { newRun } from '../../src/main/core/cluster/admin/rotation-run.ts';
import type { NativeQuestion } from '../../src/main/core/ports/desktop.ts';
import { eventually } from '../desktop/processes.ts';
import { fakeWindows } from '../fakes/fake-windows.ts';
import { fail } from '../../src/shared/contract/values/result.ts';
import { memoryKeyring, mintToken, openKeyfob, openOf, type OpenKeyfob } from '../fakes/open-keyfob.ts';

let folder: string;
let demo: DemoCluster;
let opened: OpenKeyfob;
let restarts: number;
let asked: NativeQuestion[];
let agrees: boolean;
let onAsked: () => void;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'keyfob-updated-'));
  demo = await startDemoCluster();
  [restarts, asked, agrees] = [0, [], true];
  onAsked = () => undefined;
  const confirm = (question: NativeQuestion) => {
    asked.push(question);
    onAsked();
    return Promise.resolve(agrees);
  };
  writeFileSync(join(folder, 'keyfob'), 'one');
  opened = await openKeyfob(demo.snapData, undefined, {
    windows: fakeWindows({ confirm }),
    installation: createInstallation(join(folder, 'keyfob')),
    keyring: { ...memoryKeyring(), check: () => Promise.resolve(fail({ code: 'keyring-absent' })) },
    restartApp: () => (restarts += 1),
  });
});
afterEach(async () => {
  await opened.close();
  demo.stop();
  rmSync(folder, { recursive: true });
});

const restart = () => opened.handlers['update:restart']({});

it('shows that what is installed is another build', async () => {
  const { keyfob } = opened;
  keyfob.update.watch();
  expect(keyfob.store.snapshot.updated).toBe(false);
  writeFileSync(join(folder, 'next'), 'two');
  await eventually('being told', () => {
    writeFileSync(join(folder, 'next'), 'two');
    renameSync(join(folder, 'next'), join(folder, 'keyfob'));
    return keyfob.store.snapshot.updated || null;
  });
  expect(await restart()).toEqual({ ok: true, value: {} });
  expect([restarts, asked]).toEqual([1, []]);
});

/** As if a rotation had been started. */
const rotate = () => {
  const { scope } = openOf(opened.keyfob);
  const run = newRun({ command: 'rotate', status: 'running', startedAt: 1 });
  scope.change({ rotation: { ...scope.state.rotation, run } });
};

it('does not restart while a rotation runs, also one that began while it asked', async () => {
  await mintToken(opened.handlers, { namespace: 'kube-system', name: 'default' });
  await opened.keyfob.tokens.settled();
  onAsked = rotate;
  expect(await restart()).toEqual({ ok: false, error: { code: 'rotation-busy', pid: null } });
  expect(asked).toHaveLength(1);
  expect(await restart()).toEqual({ ok: false, error: { code: 'rotation-busy', pid: null } });
  expect(restarts).toBe(0);
});

it('asks about tokens that no keyring has, and leaves them where a person does not agree', async () => {
  await mintToken(opened.handlers, { namespace: 'kube-system', name: 'default' });
  await opened.keyfob.tokens.settled();
  agrees = false;
  expect(await restart()).toEqual({ ok: false, error: { code: 'unconfirmed' } });
  expect(restarts).toBe(0);
  agrees = true;
  expect(await restart()).toEqual({ ok: true, value: {} });
  expect(restarts).toBe(1);
  expect(asked).toHaveLength(2);
  expect(asked[0]!.detail).toContain('A token is in memory only');
});
