import { expect, it } from 'vitest';
import { startDemoCluster } from '../../src/main/adapters/demo/start-demo-cluster.ts';
import { createConnectCluster } from '../../src/main/adapters/api/connect-cluster.ts';
import { FakeClock } from '../fakes/fake-clock.ts';
import { openKeyfob, openOf } from '../fakes/open-keyfob.ts';

it('asks for the signing keys once a minute at most, and again after the clock was set back', async () => {
  const clock = new FakeClock(Date.now());
  const demo = await startDemoCluster();
  const connect = createConnectCluster(10_000);
  let asked = 0;
  const { handlers, ...opened } = await openKeyfob(demo.snapData, undefined, {
    clock,
    connect(address) {
      const api = connect(address);
      const signingKeys = () => {
        asked++;
        return api.server.signingKeys();
      };
      return { ...api, server: { ...api.server, signingKeys } };
    },
  });
  try {
    expect(await handlers['access:set-up']({ role: 'view' })).toMatchObject({ ok: true });
    expect(await handlers['token:copy-fresh']({})).toMatchObject({ ok: true });
    const [row] = openOf(opened.keyfob).saved.rows();
    const check = () => handlers['inspect:signature']({ subject: { kind: 'saved', id: row!.id } });
    expect([await check(), await check()]).toMatchObject([{ value: { status: 'valid' } }, { ok: true }]);
    expect(asked).toBe(1);
    clock.set(clock.now() - 30 * 60_000);
    expect(await check()).toMatchObject({ value: { status: 'valid' } });
    expect(asked).toBe(2);
  } finally {
    await opened.close();
    demo.stop();
  }
});
