import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startDemoCluster, type DemoCluster } from '../../src/main/adapters/demo/start-demo-cluster.ts';
import { systemClock } from '../../src/main/adapters/system/clock.ts';
import { createConnectCluster } from '../../src/main/adapters/api/connect-cluster.ts';
import { memoryKeyring, mintToken, openKeyfob, type OpenKeyfob, openOf } from '../fakes/open-keyfob.ts';

const account = { namespace: 'keyfob', name: 'dashboard' };

describe('what happens while a token is made or read', () => {
  let demo: DemoCluster;
  let other: DemoCluster;
  let opened: OpenKeyfob;
  /** Done once, after a token was made or read and before the answer is there. */
  let meanwhile: (() => Promise<unknown>) | null;
  let storesMs: number;
  /** How far Keyfob's clock goes ahead. */
  let aheadMs: number;
  const stored: string[] = [];

  beforeEach(async () => {
    [demo, other] = await Promise.all([startDemoCluster(), startDemoCluster()]);
    const config = join(demo.snapData, 'credentials/client.config');
    writeFileSync(config, readFileSync(config, 'utf8').replaceAll('microk8s-cluster', 'mine'));
    meanwhile = null;
    storesMs = 0;
    aheadMs = 0;
    stored.length = 0;
    const doMeanwhile = async () => {
      const act = meanwhile;
      meanwhile = null;
      await act?.();
    };
    const connect = createConnectCluster(10_000);
    const keyring = memoryKeyring();
    opened = await openKeyfob(demo.snapData, undefined, {
      clock: { ...systemClock, now: () => Date.now() + aheadMs },
      connect(address) {
        const api = connect(address);
        return {
          ...api,
          objects: {
            ...api.objects,
            async create(object) {
              if (object.ref.kind === 'Namespace') await doMeanwhile();
              return api.objects.create(object);
            },
          },
          tokens: {
            ...api.tokens,
            async mint(request) {
              const minted = await api.tokens.mint(request);
              if (minted.ok) await doMeanwhile();
              return minted;
            },
          },
        };
      },
      keyring: {
        ...keyring,
        async store(id, token) {
          await sleep(storesMs);
          stored.push(id);
          return keyring.store(id, token);
        },
        async load(entry, presence) {
          await doMeanwhile();
          return keyring.load(entry, presence);
        },
      },
    });
    expect(await opened.handlers['access:set-up']({ role: 'view' })).toMatchObject({ ok: true });
  });
  afterEach(async () => {
    await opened.close();
    demo.stop();
    other.stop();
  });

  const openOther = () => opened.keyfob.clusters.turnTo(other.snapData);

  async function mint(): Promise<string> {
    const minted = await mintToken(opened.handlers, account);
    if (!minted.ok) throw new Error(minted.error.code);
    return minted.value.id;
  }

  async function renewWhile(act: (id: string) => Promise<unknown>): Promise<string | undefined> {
    const id = await mint();
    expect(await opened.handlers['token:choose-renewal']({ id, byItself: true })).toMatchObject({ ok: true });
    meanwhile = () => act(id);
    const renewed = await opened.handlers['token:renew']({ id });
    if (!renewed.ok) throw new Error(renewed.error.code);
    return openOf(opened.keyfob)
      .saved.rows()
      .find((row) => row.id === renewed.value.id)?.renewal;
  }

  it('keeps a token of the cluster that was left, and copies none', async () => {
    meanwhile = openOther;
    expect(await opened.handlers['token:copy-fresh']({})).toEqual({
      ok: false,
      error: { code: 'cluster-changed' },
    });
    expect(opened.clipboard()).toBeNull();
    expect(openOf(opened.keyfob).saved.rows()).toEqual([]);
    await opened.keyfob.clusters.turnTo(demo.snapData);
    expect(openOf(opened.keyfob).saved.rows()).toMatchObject([{ purpose: { kind: 'dashboard' } }]);
    await opened.keyfob.activity.settled();
    const list = await opened.handlers['activity:list']({ offset: 0, limit: 1 });
    expect(list).toMatchObject({
      ok: true,
      value: { entries: [{ event: 'token-minted', cluster: 'mine' }] },
    });
  });

  it('copies no kept token whose cluster was left, or whose time ended, while the keyring was asked', async () => {
    const id = await mint();
    await opened.keyfob.tokens.settled();
    meanwhile = openOther;
    const left = await opened.handlers['token:copy']({ id });
    expect(left).toEqual({ ok: false, error: { code: 'cluster-changed' } });
    await opened.keyfob.clusters.turnTo(demo.snapData);
    meanwhile = () => Promise.resolve((aheadMs = 3_601_000));
    const late = await opened.handlers['token:copy']({ id });
    expect(late).toEqual({ ok: false, error: { code: 'token-expired' } });
    expect(opened.clipboard()).toBeNull();
    aheadMs = 0;
    expect(await opened.handlers['token:copy']({ id })).toEqual({ ok: true, value: {} });
  });

  it('asks and says nothing about a cluster that was left', async () => {
    const { handlers, keyfob } = opened;
    expect(await handlers['access:ask']({})).toMatchObject({ ok: true });
    expect(keyfob.store.snapshot.question).toMatchObject({ kind: 'set-up-access' });
    expect(await handlers['token:copy-fresh']({})).toMatchObject({ ok: true });
    expect(await handlers['access:ask']({})).toMatchObject({ ok: true });
    expect(keyfob.store.snapshot.copy).toMatchObject({ status: 'done' });
    await openOther();
    expect(keyfob.store.snapshot).toMatchObject({ question: null, copy: { status: 'idle' } });
  });

  it('copies no token of another cluster after access was set up on the one that was left', async () => {
    const { handlers, keyfob } = opened;
    await openOther();
    expect(await handlers['access:set-up']({ role: 'view' })).toMatchObject({ ok: true });
    await keyfob.clusters.turnTo(demo.snapData);
    await openOf(keyfob).access.ask('copy');
    meanwhile = openOther;
    expect(await handlers['access:set-up']({ role: 'view' })).toEqual({
      ok: false,
      error: { code: 'cluster-changed' },
    });
    expect(opened.clipboard()).toBeNull();
  });

  it('goes on renewing by itself what nobody spoke of', async () => {
    expect(await renewWhile(() => Promise.resolve())).toBe('by-itself');
  });

  it('renews no further what was switched to by hand, forgotten or revoked', async () => {
    expect(await renewWhile((id) => opened.handlers['token:choose-renewal']({ id, byItself: false }))).toBe(
      'by-hand',
    );
    expect(await renewWhile((id) => openOf(opened.keyfob).saved.forget(id))).toBe('by-hand');
    expect(await renewWhile((id) => opened.handlers['token:revoke']({ id }))).toBe('by-hand');
  });

  it('does not quit before the keyring has the token', async () => {
    storesMs = 300;
    expect(await opened.handlers['token:copy-fresh']({})).toMatchObject({ ok: true });
    const [row] = openOf(opened.keyfob).saved.rows();
    await opened.keyfob.quit();
    expect(stored).toEqual([row!.id]);
  });
});
