import { expect, it } from 'vitest';
import { startDemoCluster } from '../../src/main/adapters/demo/start-demo-cluster.ts';
import { createConnectCluster } from '../../src/main/adapters/api/connect-cluster.ts';
import { ok } from '../../src/shared/contract/values/result.ts';
import { FakeClock } from '../fakes/fake-clock.ts';
import { eventually } from '../desktop/processes.ts';
import { openKeyfob } from '../fakes/open-keyfob.ts';

it.each([
  ['stands still', 0],
  ['is set back', -3 * 60 * 60_000],
])(
  'says of a deleted legacy token that it was not seen to be refused, after half a minute, while the clock %s',
  async (_, byMs) => {
    const clock = new FakeClock(Date.now());
    const demo = await startDemoCluster({ clock: () => clock.now() });
    const connect = createConnectCluster(10_000);
    const opened = await openKeyfob(demo.snapData, undefined, {
      clock,
      connect(address) {
        const api = connect(address);
        const review = () => Promise.resolve(ok({ accepted: true, user: null }));
        return { ...api, tokens: { ...api.tokens, review } };
      },
    });
    const list = async () => {
      const listed = await opened.handlers['legacy-tokens:list']({ offset: 0, limit: 200 });
      if (!listed.ok) throw new Error(listed.error.code);
      return listed.value.rows;
    };
    try {
      const [row] = await list();
      expect(await opened.handlers['legacy-tokens:delete']({ uid: row!.uid })).toMatchObject({ ok: true });
      expect(await list()).toEqual([{ ...row, state: 'deleted' }]);
      clock.set(clock.now() + byMs);
      await clock.advance(31_000);
      expect(await list()).toEqual([{ ...row, state: 'unconfirmed' }]);
    } finally {
      await opened.close();
      demo.stop();
    }
  },
);

it('looks for legacy tokens soon after a clock was set back that was days fast at the start', async () => {
  const now = Date.now();
  const clock = new FakeClock(now + 3 * 24 * 60 * 60_000);
  const demo = await startDemoCluster({ clock: () => clock.now() });
  const connect = createConnectCluster(10_000);
  let looks = 0;
  const opened = await openKeyfob(demo.snapData, undefined, {
    clock,
    connect(address) {
      const api = connect(address);
      return {
        ...api,
        lists: {
          ...api.lists,
          page(list, limit, next) {
            if (list === 'legacy-tokens') looks++;
            return api.lists.page(list, limit, next);
          },
        },
      };
    },
  });
  try {
    await clock.advance(60_000);
    expect(looks).toBe(1);
    clock.set(now);
    await clock.advance(16 * 60_000);
    await eventually('another look', async () => {
      await clock.advance(5_000);
      return looks > 1 ? true : null;
    });
  } finally {
    await opened.close();
    demo.stop();
  }
});
