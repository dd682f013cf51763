import { expect, it } from 'vitest';
import { startDemoCluster } from '../../src/main/adapters/demo/start-demo-cluster.ts';
import { createConnectCluster } from '../../src/main/adapters/api/connect-cluster.ts';
import { ok } from '../../src/shared/contract/values/result.ts';
import { FakeClock } from '../fakes/fake-clock.ts';
import { openKeyfob, openOf } from '../fakes/open-keyfob.ts';

it('asks about a revoked token for half a minute, also when the clock is set back', async () => {
  const clock = new FakeClock(Date.now());
  const demo = await startDemoCluster({ clock: () => clock.now() });
  const connect = createConnectCluster(10_000);
  let reviews = 0;
  const opened = await openKeyfob(demo.snapData, undefined, {
    clock,
    connect(address) {
      const api = connect(address);
      const review = () => {
        reviews++;
        return Promise.resolve(ok({ accepted: true, user: null }));
      };
      return { ...api, tokens: { ...api.tokens, review } };
    },
  });
  const { handlers, keyfob } = opened;
  try {
    expect(await handlers['access:set-up']({ role: 'view' })).toMatchObject({ ok: true });
    expect(await handlers['token:copy-fresh']({})).toMatchObject({ ok: true });
    const [row] = openOf(keyfob).saved.rows();
    expect(await handlers['token:revoke']({ id: row!.id })).toMatchObject({ ok: true });
    clock.set(clock.now() - 3 * 60 * 60_000);
    await clock.advance(31_000);
    const asked = reviews;
    expect(asked).toBeGreaterThan(10);
    await clock.advance(10_000);
    expect(reviews).toBe(asked);
  } finally {
    await opened.close();
    demo.stop();
  }
});
