import { expect, it } from 'vitest';
import { startDemoCluster } from '../../src/main/adapters/demo/start-demo-cluster.ts';
import { createHandlers } from '../../src/main/core/desk/handlers.ts';
import { eventually } from '../desktop/processes.ts';
import { FakeClock } from '../fakes/fake-clock.ts';
import { openKeyfob } from '../fakes/open-keyfob.ts';

it('asks the API while the page says that it is seen, and once where it says so twice', async () => {
  const demo = await startDemoCluster();
  const clock = new FakeClock(Date.now());
  const opened = await openKeyfob(demo.snapData, undefined, { clock });
  const { keyfob } = opened;
  const seen = () => {
    const { cluster } = keyfob.store.snapshot;
    return cluster.status === 'open' && cluster.api.status === 'reachable' ? cluster.api.checkedAt : null;
  };
  const tell = (visible: boolean) => createHandlers(keyfob)['page:visible']({ visible });
  try {
    await tell(true);
    await eventually('a look', () => seen() === clock.now() || null);
    await clock.advance(60_000);
    await eventually('another look', () => seen() === clock.now() || null);
    await tell(true);
    await tell(false);
    const last = seen();
    await clock.advance(10 * 60_000);
    expect(seen()).toBe(last);
    await tell(true);
    await eventually('a look again', () => seen() === clock.now() || null);
  } finally {
    await opened.close();
    demo.stop();
  }
});
