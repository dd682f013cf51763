import { expect, it } from 'vitest';
import { startDemoCluster } from '../../src/main/adapters/demo/start-demo-cluster.ts';
import { openKeyfob } from '../fakes/open-keyfob.ts';

it('shows a bug while copying with the incident of the log, and copies again afterwards', async () => {
  const demo = await startDemoCluster();
  const incidents: unknown[] = [];
  let isBroken = true;
  const opened = await openKeyfob(demo.snapData, undefined, {
    clipboard: {
      put() {
        if (isBroken) throw new TypeError('not for people');
        return Promise.resolve({ ok: true, value: { clearsAlone: true } });
      },
      clearIfOurs: () => Promise.resolve('cleared'),
      putText: () => Promise.resolve(),
    },
    log: {
      write(event, facts) {
        if (event === 'bug') incidents.push(facts?.incident);
      },
      pageBug: () => undefined,
      failure: () => undefined,
    },
  });
  const { handlers, keyfob } = opened;
  try {
    await handlers['access:set-up']({ role: 'view' });
    const reply = await handlers['token:copy-fresh']({});
    const bug = { code: 'bug', incident: incidents[0] };
    expect(reply).toEqual({ ok: false, error: bug });
    expect(keyfob.store.snapshot.copy).toMatchObject({ status: 'failed', error: bug });
    isBroken = false;
    expect(await handlers['token:copy-fresh']({})).toEqual({ ok: true, value: {} });
    expect(keyfob.store.snapshot.copy.status).toBe('done');
    expect(incidents).toHaveLength(1);
  } finally {
    await opened.close();
    demo.stop();
  }
});
