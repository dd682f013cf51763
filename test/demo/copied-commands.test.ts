import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  startDemoCluster,
  type DemoCluster,
} from '../../src/main/adapters/demo-cluster/start-demo-cluster.ts';
import { rotationPaths } from '../../src/main/core/rotation/journal.ts';
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
    return eventually('the finding', () =>
      Promise.resolve(
        opened.keyfob.store.snapshot.safety.find(({ kind }) => kind === 'rotation-backup-overdue') ?? null,
      ),
    );
  }

  it('put the certificate of the open folder aside, quoted for a shell', async () => {
    const copied = await opened.handlers['certificates:copy-command']({ role: 'kubelet-own' });
    expect(copied).toEqual({ ok: true, value: {} });
    const certs = `'${place}/o'\\''neil'\\''s data/certs/kubelet`;
    expect(opened.copiedText()).toBe(
      `sudo mv ${certs}.crt' ${certs}.crt.old' && sudo mv ${certs}.key' ${certs}.key.old' && sudo snap restart microk8s.daemon-kubelite`,
    );
  });

  it('remove the backup of the open folder’s rotation', async () => {
    const finding = await leaveBackup();
    expect(await opened.handlers['safety:copy-command']({ finding })).toEqual({ ok: true, value: {} });
    expect(opened.copiedText()).toBe(
      `sudo ${process.execPath} --no-sandbox -- rotate --forget --snap-data '${place}/o'\\''neil'\\''s data'`,
    );
  });
});
