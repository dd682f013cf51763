import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startDemoCluster, type DemoCluster } from '../../../src/main/adapters/demo/start-demo-cluster.ts';
import { FakeClock } from '../../fakes/fake-clock.ts';
import { mintToken, openKeyfob, type OpenKeyfob, openOf } from '../../fakes/open-keyfob.ts';
import { WatchedKeyring } from './watched-keyring.ts';

const hour = 3_600_000;
const day = 24 * hour;
const account = { namespace: 'keyfob', name: 'dashboard' };

describe('a clock that is wrong [expired-kept]', () => {
  let now: number;
  let clock: FakeClock;
  let demo: DemoCluster;
  let keyring: WatchedKeyring;
  let opened: OpenKeyfob;
  let tokens: Map<string, string>;

  beforeEach(async () => {
    now = Date.now();
    clock = new FakeClock(now);
    demo = await startDemoCluster({ clock: () => now });
    keyring = new WatchedKeyring();
    opened = await openKeyfob(demo.snapData, undefined, { clock, keyring });
    expect(await opened.handlers['access:set-up']({ role: 'view' })).toMatchObject({ ok: true });
    tokens = new Map();
    for (const lifetimeSeconds of [600, 3600, 86_400]) {
      const minted = await mintToken(opened.handlers, account, { lifetimeSeconds });
      if (!minted.ok) throw new Error(minted.error.code);
      await opened.keyfob.tokens.settled();
      tokens.set(minted.value.id, await opened.token(minted.value.id));
    }
  });
  afterEach(async () => {
    await opened.close();
    demo.stop();
  });

  /** Starts Keyfob anew, by a clock that shows this time. */
  async function startAt(time: number): Promise<void> {
    await opened.keyfob.quit();
    clock = new FakeClock(time);
    opened = await openKeyfob(demo.snapData, opened.folder, { clock, keyring });
    await opened.keyfob.keyringService.check();
    await opened.keyfob.resume();
  }

  const rows = () =>
    openOf(opened.keyfob)
      .saved.rows()
      .map(({ id }) => id);
  /** What is kept, in sight or not. */
  const kept = async () =>
    Promise.all([...tokens.keys()].map((id) => opened.token(id).catch((error: unknown) => String(error))));

  it.each([
    ['an hour ahead', hour, 1],
    ['a day ahead', day - 1000, 1],
    ['a year ahead', 365 * day, 0],
    ['at the beginning of time', -Infinity, 3],
    ['a year behind', -365 * day, 3],
  ])('costs no token when it is %s at a start and set right then', async (_, by, seen) => {
    await startAt(Math.max(0, now + by));
    expect(rows()).toHaveLength(seen);
    expect(keyring.deleted).toEqual([]);
    clock.set(now);
    expect(await kept()).toEqual([...tokens.values()]);
    expect(rows().toSorted()).toEqual([...tokens.keys()].toSorted());
  });

  it('costs no token when it is a year ahead for hours, over several starts', async () => {
    for (const time of [now + 365 * day, now + 365 * day + 10 * hour, now + 365 * day + 20 * hour]) {
      await startAt(time);
      expect(rows()).toEqual([]);
    }
    await startAt(now);
    expect(await kept()).toEqual([...tokens.values()]);
  });

  it('is not why an expired token stays for ever: a day after it was seen expired it goes', async () => {
    const [first = ''] = tokens.keys();
    clock.set(now + 2 * hour);
    await opened.keyfob.resume();
    expect(rows()).not.toContain(first);
    await clock.advance(day - hour);
    expect(keyring.deleted).toEqual([]);
    await clock.advance(2 * hour);
    expect(keyring.deleted).toContain(first);
    await expect(opened.token(first)).rejects.toThrow('token-unknown');
  });
});
