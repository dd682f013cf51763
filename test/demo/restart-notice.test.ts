import { afterEach, beforeEach, expect, it } from 'vitest';
import { startDemoCluster, type DemoCluster } from '../../src/main/adapters/demo/start-demo-cluster.ts';
import { fail } from '../../src/shared/contract/values/result.ts';
import { memoryKeyring, mintToken, openKeyfob } from '../fakes/open-keyfob.ts';

let demo: DemoCluster;
beforeEach(async () => {
  demo = await startDemoCluster();
});
afterEach(() => demo.stop());

const account = { namespace: 'kube-system', name: 'default' };

it('names the accounts of tokens that are gone, not of one that is kept after all, until it is put away', async () => {
  const before = await openKeyfob(demo.snapData);
  const kept = await mintToken(before.handlers, account);
  await before.keyfob.tokens.settled();
  const lost = ['a', 'b', 'c', 'd', 'e', 'f', 'a'].map((name) => ({ id: name, account: `n/${name}` }));
  if (kept.ok) lost.unshift({ id: kept.value.id, account: 'n/kept' });
  expect(lost).toHaveLength(8);
  const restart = { incident: '0123456789abcdef', lost };
  const opened = await openKeyfob(demo.snapData, before.folder, {}, { restart });
  try {
    const { keyfob, handlers } = opened;
    expect(keyfob.store.snapshot.restarted).toEqual({
      ...{ code: 'restarted', incident: '0123456789abcdef', demo: false },
      ...{ gone: ['n/a', 'n/b', 'n/c', 'n/d', 'n/e'], more: 1 },
    });
    await handlers['restart:put-away']({});
    await keyfob.tokens.load();
    expect(keyfob.store.snapshot.restarted).toBe(null);
  } finally {
    await opened.close();
  }
});

it('hands on what only memory holds, and nothing that the keyring took', async () => {
  let isThere = true;
  const keyring = memoryKeyring();
  const check = () =>
    isThere ? keyring.check() : Promise.resolve(fail({ code: 'keyring-absent' } as const));
  const opened = await openKeyfob(demo.snapData, undefined, { keyring: { ...keyring, check } });
  try {
    const { keyfob, handlers } = opened;
    const kept = await mintToken(handlers, account);
    await keyfob.tokens.settled();
    isThere = false;
    const held = await mintToken(handlers, account);
    await keyfob.tokens.settled();
    const ids = [kept, held].map((each) => (each.ok ? each.value.id : null));
    expect(keyfob.tokens.inMemory().map(({ id }) => id)).toEqual([ids[1]]);
    expect(keyfob.tokens.all().map(({ id }) => id)).toEqual([ids[1], ids[0]]);
  } finally {
    await opened.close();
  }
});
