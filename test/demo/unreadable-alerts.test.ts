import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { startDemoCluster } from '../../src/main/adapters/demo/start-demo-cluster.ts';
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

it('leaves what a later Keyfob told as it is', async () => {
  const demo = await startDemoCluster({ clock: () => Date.now() });
  const folder = mkdtempSync(join(tmpdir(), 'keyfob-test-'));
  const file = join(folder, 'alerts.json');
  const later = '{"version": 1, "clusters": [], "colours": ["red"]}';
  writeFileSync(file, later, { mode: 0o600 });
  const clock = new FakeClock(Date.now());
  let notices = 0;
  const notifier = {
    show: () => Promise.resolve((notices += 1) > 0),
    withdraw: () => Promise.resolve(),
  };
  const opened = await openKeyfob(demo.snapData, folder, { clock, notifier });
  try {
    await clock.advance(10_000);
    await eventually('a notice', () => Promise.resolve(notices > 0 ? notices : null));
    expect(readFileSync(file, 'utf8')).toBe(later);
    expect(existsSync(`${file}.unreadable`)).toBe(false);
    await opened.keyfob.activity.settled();
    expect(await opened.handlers['activity:list']({ offset: 0, limit: 10 })).toMatchObject({
      value: { total: 0 },
    });
  } finally {
    await opened.close();
    demo.stop();
  }
});
