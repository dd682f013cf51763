import { expect, it } from 'vitest';
import { startDemoCluster } from '../../src/main/adapters/demo/start-demo-cluster.ts';
import { mintToken, openKeyfob } from '../fakes/open-keyfob.ts';

it('tells that a list may have changed when it may, and of another cluster always', async () => {
  const [demo, other] = await Promise.all([startDemoCluster(), startDemoCluster()]);
  const opened = await openKeyfob(demo.snapData);
  const { keyfob, handlers } = opened;
  const versions = () => keyfob.store.snapshot.versions;
  try {
    const before = versions();
    await keyfob.clusters.refresh();
    expect(versions().tokens).toBe(before.tokens);
    expect(versions().files).not.toBe(before.files);
    expect(await handlers['access:set-up']({ role: 'view' })).toMatchObject({ ok: true });
    const minted = await mintToken(handlers, { namespace: 'keyfob', name: 'dashboard' });
    await keyfob.tokens.settled();
    const { tokens, files } = versions();
    expect(tokens).not.toBe(before.tokens);
    expect(await handlers['token:row']({ id: minted.ok ? minted.value.id : '' })).toMatchObject({ ok: true });
    await keyfob.clusters.turnTo(other.snapData);
    expect(versions().tokens).not.toBe(tokens);
    expect(versions().files).not.toBe(files);
  } finally {
    await opened.close();
    demo.stop();
    other.stop();
  }
});
