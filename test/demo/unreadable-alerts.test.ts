import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { startDemoCluster } from '../../src/main/adapters/demo-cluster/start-demo-cluster.ts';
import { FakeClock } from '../fakes/fake-clock.ts';
import { eventually } from '../desktop/processes.ts';
import { openKeyfob } from '../fakes/open-keyfob.ts';

it('puts what was told aside when it cannot be read, says so once, and remembers anew', async () => {
  const demo = await startDemoCluster({ clock: () => Date.now() });
  const folder = mkdtempSync(join(tmpdir(), 'keyfob-test-'));
  const file = join(folder, 'alerts.json');
  writeFileSync(file, '{"version": 1, "clu', { mode: 0o600 });
  const clock = new FakeClock(Date.now());
  const opened = await openKeyfob(demo.snapData, folder, { clock });
  try {
    await clock.advance(10_000);
    const written = await eventually('what was told', () =>
      Promise.resolve(existsSync(file) ? readFileSync(file, 'utf8') : null),
    );
    expect(JSON.parse(written)).toMatchObject({ version: 1, clusters: [{}] });
    expect(readFileSync(`${file}.unreadable`, 'utf8')).toBe('{"version": 1, "clu');
    await opened.keyfob.activity.settled();
    expect(await opened.handlers['activity:list']({ offset: 0, limit: 10 })).toMatchObject({
      ok: true,
      value: { total: 1, entries: [{ event: 'file-set-aside', subject: file }] },
    });
  } finally {
    await opened.close();
    demo.stop();
  }
});
