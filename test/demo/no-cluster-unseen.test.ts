import { mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { startDemoCluster } from '../../src/main/adapters/demo/start-demo-cluster.ts';
import { createSnapDataFiles } from '../../src/main/adapters/files/snap-data-files.ts';
import { eventually } from '../desktop/processes.ts';
import { FakeClock } from '../fakes/fake-clock.ts';
import { openKeyfob } from '../fakes/open-keyfob.ts';

const hour = 60 * 60_000;

it('looks again in the tray for a cluster that was not there, where no file tells of it', async () => {
  const demo = await startDemoCluster();
  const folder = mkdtempSync(join(tmpdir(), 'keyfob-test-'));
  const clock = new FakeClock(Date.now());
  const files = { ...createSnapDataFiles(), watch: () => () => undefined };
  const opened = await openKeyfob(join(folder, 'current'), undefined, { clock, files });
  const status = () => opened.keyfob.store.snapshot.cluster.status;
  try {
    expect(status()).toBe('unavailable');
    symlinkSync(demo.snapData, join(folder, 'current'));
    await clock.advance(5 * hour);
    expect(status()).toBe('unavailable');
    await clock.advance(hour + 15 * 60_000);
    await eventually('the cluster', () => (status() === 'open' ? true : null));
  } finally {
    await opened.close();
    rmSync(folder, { recursive: true });
    demo.stop();
  }
});
