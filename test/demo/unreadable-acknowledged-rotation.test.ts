import { existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startDemoCluster, type DemoCluster } from '../../src/main/adapters/demo/start-demo-cluster.ts';
import { journalLine, rotationPaths } from '../../src/main/core/files/journal/journal.ts';
import { eventually } from '../desktop/processes.ts';
import { openKeyfob, openOf, type OpenKeyfob } from '../fakes/open-keyfob.ts';

describe('the note of a rotation that a person was told of', () => {
  let demo: DemoCluster;
  let folder: string;
  let file: string;
  let opened: OpenKeyfob;
  beforeEach(async () => {
    demo = await startDemoCluster();
    folder = mkdtempSync(join(tmpdir(), 'keyfob-test-'));
    file = join(folder, 'rotation.json');
  });
  afterEach(async () => {
    await opened.close();
    demo.stop();
  });

  /** Opens Keyfob and has it find a rotation that was cut off before it changed anything. */
  async function findSettled(): Promise<void> {
    opened = await openKeyfob(demo.snapData, folder);
    const { keyfob } = opened;
    const { journal, folder: state } = rotationPaths(join(folder, 'state'), openOf(keyfob).scope.identity);
    mkdirSync(state, { recursive: true });
    writeFileSync(
      journal,
      journalLine({
        kind: 'begun',
        version: 1,
        rotation: 'r',
        snapData: demo.snapData,
        tokenFile: '/f',
        clientConfig: null,
        engine: { pid: 1, bootId: 'b', startTicks: '1' },
        at: 1,
      }),
    );
    await keyfob.clusters.refresh();
    await eventually('the look', () =>
      keyfob.store.snapshot.rotation.journal.status === 'unfinished' ? true : null,
    );
  }

  it('is put aside when it cannot be read, which Activity says, and made anew', async () => {
    writeFileSync(file, '{"version": 1, "sett', { mode: 0o600 });
    await findSettled();
    const written = await eventually('the note', () =>
      existsSync(file) ? readFileSync(file, 'utf8') : null,
    );
    expect(JSON.parse(written)).toEqual({ version: 1, settled: 'r' });
    expect(readFileSync(`${file}.unreadable`, 'utf8')).toBe('{"version": 1, "sett');
    await opened.keyfob.activity.settled();
    expect(await opened.handlers['activity:list']({ offset: 0, limit: 10 })).toMatchObject({
      value: { total: 1, entries: [{ event: 'file-set-aside', subject: file }] },
    });
  });

  it('is left as it is when a later Keyfob wrote it', async () => {
    const later = '{"version": 2, "settled": ["r"]}';
    writeFileSync(file, later, { mode: 0o600 });
    await findSettled();
    // A second look comes after all that the first one wrote.
    await opened.keyfob.clusters.refresh();
    await opened.keyfob.activity.settled();
    expect(readFileSync(file, 'utf8')).toBe(later);
    expect(existsSync(`${file}.unreadable`)).toBe(false);
  });
});
