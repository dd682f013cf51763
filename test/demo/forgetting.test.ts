import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startDemoCluster, type DemoCluster } from '../../src/main/adapters/demo/start-demo-cluster.ts';
import type { AppError } from '../../src/shared/contract/errors/errors.ts';
import { fail } from '../../src/shared/contract/values/result.ts';
import { FakeClock } from '../fakes/fake-clock.ts';
import { memoryKeyring, mintToken, openKeyfob, type OpenKeyfob, openOf } from '../fakes/open-keyfob.ts';

const account = { namespace: 'keyfob', name: 'dashboard' };
const unknown = { ok: false, error: { code: 'token-unknown' } };

describe('a token that is forgotten, with ten seconds to take it back', () => {
  let clock: FakeClock;
  let demo: DemoCluster;
  let opened: OpenKeyfob;
  let entries: Set<string>;
  let refusal: AppError | null;
  let isLocked: boolean;

  beforeEach(async () => {
    clock = new FakeClock(Date.now());
    entries = new Set();
    refusal = null;
    isLocked = false;
    demo = await startDemoCluster({ clock: () => clock.now() });
    const memory = memoryKeyring();
    opened = await openKeyfob(demo.snapData, mkdtempSync(join(tmpdir(), 'keyfob-test-')), {
      clock,
      keyring: {
        ...memory,
        check: () => (isLocked ? Promise.resolve(fail({ code: 'keyring-locked' })) : memory.check()),
        store: (id, secret) => memory.store(id, secret).finally(() => entries.add(id)),
        delete: (entry, presence) =>
          refusal === null
            ? memory.delete(entry, presence).finally(() => entries.delete(entry.account))
            : Promise.resolve(fail(refusal)),
      },
    });
    expect(await opened.handlers['access:set-up']({ role: 'view' })).toMatchObject({ ok: true });
  });
  afterEach(async () => {
    await opened.close();
    demo.stop();
  });

  const snapshot = () => opened.keyfob.store.snapshot;
  const leaving = () => snapshot().forgetting.leaving?.tokens.map(({ id }) => id) ?? [];
  const listed = async () => {
    const asked = { text: '', order: null, offset: 0, limit: 50, cursor: null };
    const found = await opened.handlers['token-entries:list'](asked);
    return found.ok ? found.value.rows.map(({ id }) => id) : null;
  };
  const kept = () =>
    (
      JSON.parse(readFileSync(join(opened.folder, 'tokens.json'), 'utf8')) as { tokens: { id: string }[] }
    ).tokens.map(({ id }) => id);

  async function mint(wanted: Parameters<typeof mintToken>[2] = {}): Promise<string> {
    const minted = await mintToken(opened.handlers, account, wanted);
    if (!minted.ok) throw new Error(minted.error.code);
    await opened.keyfob.tokens.settled();
    return minted.value.id;
  }
  const forget = async (id: string) =>
    expect(await opened.handlers['token:forget']({ id })).toMatchObject({ ok: true });

  it('goes out of sight at once, and out of keyring and index when they are over', async () => {
    const id = await mint();
    await forget(id);
    expect([await listed(), snapshot().tokenCount, leaving()]).toEqual([[], 0, [id]]);
    expect(snapshot().forgetting.leaving).toMatchObject({ until: clock.now() + 10_000 });
    expect(await opened.handlers['token:copy']({ id })).toEqual(unknown);
    await clock.advance(9_900);
    expect([entries.has(id), kept()]).toEqual([true, [id]]);
    await clock.advance(200);
    expect([entries.has(id), kept(), leaving()]).toEqual([false, [], []]);
    expect(await opened.handlers['token:keep']({})).toEqual(unknown);
  });

  it('is back as it was when that is taken back, and stays', async () => {
    const id = await mint();
    await forget(id);
    expect(await opened.handlers['token:forget']({ id })).toEqual(unknown);
    await clock.advance(9_000);
    expect(await opened.handlers['token:keep']({})).toMatchObject({ ok: true });
    await clock.advance(60_000);
    expect([await listed(), kept(), leaving()]).toEqual([[id], [id], []]);
    expect(await opened.handlers['token:copy']({ id })).toMatchObject({ ok: true });
  });

  it('is one of several, for which ten seconds begin anew with each, and which all are back at once', async () => {
    const ids = [await mint(), await mint(), await mint()];
    const forgetAll = async () => {
      for (const id of ids) {
        await forget(id);
        await clock.advance(9_000);
      }
    };
    await forgetAll();
    expect([leaving(), kept().toSorted()]).toEqual([ids.toReversed(), ids.toSorted()]);
    expect(snapshot().forgetting.leaving?.until).toBe(clock.now() + 1_000);
    expect(await opened.handlers['token:keep']({})).toMatchObject({ ok: true });
    await clock.advance(20_000);
    expect([(await listed())?.toSorted(), leaving()]).toEqual([ids.toSorted(), []]);
    await forgetAll();
    await clock.advance(1_100);
    expect([await listed(), kept(), leaving()]).toEqual([[], [], []]);
  });

  it('is forgotten with the next one, where that comes while others are deleted', async () => {
    const [first, second, third] = [await mint(), await mint(), await mint()];
    await forget(first);
    await forget(second);
    const over = clock.advance(10_000);
    await forget(third);
    await over;
    await clock.advance(10_100);
    expect([kept(), leaving()]).toEqual([[], []]);
  });

  it.each<readonly [string, () => unknown]>([
    ['the machine slept', () => opened.keyfob.resume()],
    [
      'the cluster is left',
      async () => {
        const { clusters } = opened.keyfob;
        await clusters.turnTo('/nowhere');
        await clusters.turnTo(demo.snapData);
      },
    ],
    [
      'the clock is set back',
      () => {
        clock.set(clock.now() - 3_600_000);
      },
    ],
    [
      'the clock is set far ahead',
      () => {
        clock.set(clock.now() + 600_000);
      },
    ],
  ])('is kept where %s before', async (_, happens) => {
    const id = await mint();
    await forget(id);
    await clock.advance(5_000);
    await happens();
    await clock.advance(20_000);
    expect([await listed(), leaving(), kept(), entries.has(id)]).toEqual([[id], [], [id], true]);
  });

  it('is kept where Keyfob quits before', async () => {
    const id = await mint();
    await forget(id);
    await opened.keyfob.quit();
    await clock.advance(20_000);
    expect([kept(), entries.has(id)]).toEqual([[id], true]);
  });

  it('is not what the tray copies meanwhile, and is unharmed by that', async () => {
    expect(await opened.handlers['token:copy-fresh']({})).toMatchObject({ ok: true });
    await opened.keyfob.tokens.settled();
    const first = snapshot().dashboardToken!.id;
    await forget(first);
    expect(snapshot().dashboardToken).toBeNull();
    expect(await opened.handlers['token:copy-fresh']({})).toMatchObject({ ok: true });
    const second = snapshot().dashboardToken!.id;
    expect(second).not.toBe(first);
    expect(await opened.handlers['token:keep']({})).toMatchObject({ ok: true });
    await clock.advance(20_000);
    expect((await listed())?.toSorted()).toEqual([first, second].toSorted());
  });

  it('takes with it what it renews, and what renewed it meanwhile', async () => {
    const first = await mint();
    const renewed = await opened.handlers['token:renew']({ id: first });
    if (!renewed.ok) throw new Error(renewed.error.code);
    const renewing = opened.handlers['token:renew']({ id: renewed.value.id });
    await forget(renewed.value.id);
    expect(await renewing).toMatchObject({ ok: true });
    expect(await listed()).toEqual([]);
    await opened.keyfob.tokens.settled();
    await clock.advance(10_100);
    expect([kept(), await listed()]).toEqual([[], []]);
  });

  it('is shown as revoked where that was done meanwhile', async () => {
    const [id, other] = [await mint(), await mint()];
    await forget(id);
    expect(await openOf(opened.keyfob).revoker.revoke(id)).toMatchObject({ ok: true });
    expect(await opened.handlers['token:keep']({})).toMatchObject({ ok: true });
    const rows = openOf(opened.keyfob).saved.rows();
    expect(rows.find((row) => row.id === id)?.revocation).not.toBeNull();
    expect(rows.find((row) => row.id === other)?.revocation).toBeNull();
  });

  it('is back, with the reason, where the keyring does not delete it', async () => {
    const id = await mint();
    await forget(id);
    refusal = { code: 'keyring-denied' };
    await clock.advance(10_100);
    expect(snapshot().forgetting).toMatchObject({ leaving: null, failed: { error: refusal } });
    expect([await listed(), kept()]).toEqual([[id], [id]]);
    refusal = null;
    await forget(id);
    expect(snapshot().forgetting.failed).toBeNull();
    await clock.advance(10_100);
    expect(kept()).toEqual([]);
  });

  it('asks for a locked keyring at the click, and stays where that is dismissed', async () => {
    const id = await mint();
    isLocked = true;
    await opened.keyfob.keyringService.check();
    expect(await opened.handlers['token:forget']({ id })).toEqual({
      ok: false,
      error: { code: 'unlock-dismissed' },
    });
    expect([await listed(), leaving()]).toEqual([[id], []]);
  });
});
