import { expect, it } from 'vitest';
import { startDemoCluster } from '../../src/main/adapters/demo/start-demo-cluster.ts';
import { fail } from '../../src/shared/contract/values/result.ts';
import { memoryKeyring, openKeyfob } from '../fakes/open-keyfob.ts';

it('shows no prompt any more when unlocking ended in a bug, and can be asked again', async () => {
  const demo = await startDemoCluster();
  let asked = 0;
  const opened = await openKeyfob(demo.snapData, undefined, {
    keyring: {
      ...memoryKeyring(),
      check: () => Promise.resolve(fail({ code: 'keyring-locked' })),
      unlock: () => {
        asked++;
        return { done: Promise.reject(new RangeError('a bug')), cancel: () => undefined };
      },
    },
  });
  try {
    await opened.keyfob.keyringService.check();
    const locked = { status: 'unusable', error: { code: 'keyring-locked' } };
    expect(opened.keyfob.store.snapshot.keyring).toEqual(locked);
    for (const count of [1, 2]) {
      await expect(opened.handlers['keyring:unlock']({})).rejects.toThrow('a bug');
      expect(opened.keyfob.store.snapshot.keyring).toEqual(locked);
      expect(asked).toBe(count);
    }
  } finally {
    await opened.close();
    demo.stop();
  }
});
