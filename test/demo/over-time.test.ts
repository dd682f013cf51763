import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startDemoCluster, type DemoCluster } from '../../src/main/adapters/demo/start-demo-cluster.ts';
import { createConnectCluster } from '../../src/main/adapters/api/connect-cluster.ts';
import type { Notice, NoticeAction, Notifier } from '../../src/main/core/ports/desktop.ts';
import { fail } from '../../src/shared/contract/values/result.ts';
import type { TokenRow } from '../../src/shared/contract/state/token-state.ts';
import { eventually } from '../desktop/processes.ts';
import { FakeClock } from '../fakes/fake-clock.ts';
import { memoryKeyring, mintToken, openKeyfob, type OpenKeyfob, openOf } from '../fakes/open-keyfob.ts';

const minute = 60_000;
const hour = 60 * minute;
const account = { namespace: 'keyfob', name: 'dashboard' };

/** A desktop's notices as a person would see them. */
class Notices implements Notifier {
  readonly shown: string[] = [];
  readonly bodies: string[] = [];
  clicks: ((action: NoticeAction) => void)[] = [];
  show({ title, body }: Notice, onAction: (action: NoticeAction) => void): Promise<boolean> {
    this.shown.push(title);
    this.bodies.push(body);
    this.clicks.push(onAction);
    return Promise.resolve(true);
  }
  withdraw(): Promise<void> {
    return Promise.resolve();
  }
}

describe('Keyfob over simulated time, on the demo cluster', () => {
  let clock: FakeClock;
  let demo: DemoCluster;
  let opened: OpenKeyfob;
  let notices: Notices;
  let isLocked: boolean;
  /** How long the API server takes to mint, in real time. */
  let mintMs: number;

  beforeEach(async () => {
    clock = new FakeClock(Date.now());
    notices = new Notices();
    isLocked = false;
    mintMs = 0;
    const connect = createConnectCluster(10_000);
    const keyring = memoryKeyring();
    demo = await startDemoCluster({ clock: () => clock.now() });
    opened = await openKeyfob(demo.snapData, undefined, {
      clock,
      notifier: notices,
      connect(address) {
        const api = connect(address);
        const mint: typeof api.tokens.mint = async (request) => {
          await new Promise((resolve) => setTimeout(resolve, mintMs));
          return api.tokens.mint(request);
        };
        return { ...api, tokens: { ...api.tokens, mint } };
      },
      keyring: {
        ...keyring,
        check: () => (isLocked ? Promise.resolve(fail({ code: 'keyring-locked' })) : keyring.check()),
      },
    });
    expect(await opened.handlers['access:set-up']({ role: 'view' })).toMatchObject({ ok: true });
  });
  afterEach(async () => {
    await opened.close();
    demo.stop();
  });

  async function mint(purpose: string, lifetimeSeconds: number): Promise<TokenRow> {
    const minted = await mintToken(opened.handlers, account, { lifetimeSeconds, purpose, revocable: false });
    if (!minted.ok) throw new Error(minted.error.code);
    return minted.value;
  }

  function rows(): [renewal: string, ageMinutes: number][] {
    return openOf(opened.keyfob)
      .saved.rows()
      .map(({ renewal, issuedAt }) => [renewal, Math.round((clock.now() - issuedAt) / minute)]);
  }

  const tokenTitles = () => notices.shown.filter((title) => !/credentials|certificates/.test(title));

  it('fires at most five timers in an hour in which nothing is due, with 50 credentials', async () => {
    for (let index = 0; index < 50; index++) await mint(`job ${index}`, 86_400);
    expect(opened.keyfob.store.snapshot.credentials.total).toBeGreaterThanOrEqual(50);
    await clock.advance(hour);
    const { fired } = clock;
    const told = notices.shown.length;
    await clock.advance(hour);
    expect(clock.fired - fired).toBeGreaterThan(0);
    expect(clock.fired - fired).toBeLessThanOrEqual(5);
    expect(notices.shown).toHaveLength(told);
  });

  it('renews a token by itself at 65 to 70 % of its lifetime, again and again, and tells nobody', async () => {
    const { id } = await mint('backup', 3600);
    await opened.handlers['token:choose-renewal']({ id, byItself: true });
    await clock.advance(38 * minute);
    expect(rows()).toEqual([['by-itself', 38]]);
    await clock.advance(5 * minute);
    await eventually('a successor', () => (rows().length === 2 ? true : null));
    expect(rows()[1]).toEqual(['by-hand', 43]);
    expect(rows()[0]![0]).toBe('by-itself');
    expect(rows()[0]![1]).toBeLessThanOrEqual(4);
    for (let step = 0; step < 40; step++) await clock.advance(5 * minute);
    expect(rows().map(([renewal]) => renewal)[0]).toBe('by-itself');
    expect(rows()[0]![1]).toBeLessThanOrEqual(45);
    expect(tokenTitles()).toEqual([]);
  });

  it('stops after three failures with a sentence, and warns then', async () => {
    const { id } = await mint('backup', 3600);
    await opened.handlers['token:choose-renewal']({ id, byItself: true });
    const { objects } = openOf(opened.keyfob).scope.api;
    const ref = { kind: 'ServiceAccount', ...account } as const;
    const existing = await objects.read(ref);
    if (!existing.ok || existing.value === null) throw new Error('no account');
    expect(await objects.delete(ref, existing.value.uid)).toMatchObject({ ok: true });
    await clock.advance(37 * minute);
    expect(tokenTitles()).toEqual([]);
    for (let step = 0; step < 12; step++) await clock.advance(minute);
    await eventually('the end of it', () => tokenTitles()[1]);
    expect(rows()).toEqual([['stopped', 49]]);
    expect(tokenTitles()).toEqual(['Keyfob: renewal stopped', 'Keyfob: token expires in 12 min']);
    expect(notices.bodies.find((body) => body.startsWith('Keyfob tried three times.'))).toContain(
      'The service account keyfob/dashboard was deleted',
    );
    await clock.advance(8 * minute);
    expect(rows()).toEqual([['stopped', 57]]);
  });

  it('waits while the keyring is locked, and renews when it opens', async () => {
    const { id } = await mint('backup', 3600);
    await opened.handlers['token:choose-renewal']({ id, byItself: true });
    isLocked = true;
    await clock.advance(46 * minute);
    expect(rows()).toEqual([['by-itself', 46]]);
    isLocked = false;
    await opened.keyfob.keyringService.check();
    await eventually('a successor', () => (rows().length === 2 ? true : null));
    expect(tokenTitles()).toEqual([]);
  });

  it('waits while the API server is away, which is no failure of the renewal', async () => {
    const { id } = await mint('backup', 3600);
    await opened.handlers['token:choose-renewal']({ id, byItself: true });
    const file = join(demo.snapData, 'credentials', 'client.config');
    const config = readFileSync(file, 'utf8');
    writeFileSync(file, config.replace(/127\.0\.0\.1:\d+/, '127.0.0.1:1'));
    await clock.advance(59 * minute);
    expect(rows()).toEqual([['by-itself', 59]]);
    expect(tokenTitles()).toEqual([]);
    writeFileSync(file, config);
    await opened.keyfob.clusters.refresh();
    await eventually('a successor', () => (rows().length === 2 ? true : null));
  });

  it('renews once when the API server is back, although its return is noticed twice', async () => {
    const { id } = await mint('backup', 3600);
    await opened.handlers['token:choose-renewal']({ id, byItself: true });
    const file = join(demo.snapData, 'credentials', 'client.config');
    const config = readFileSync(file, 'utf8');
    writeFileSync(file, config.replace(/127\.0\.0\.1:\d+/, '127.0.0.1:1'));
    await clock.advance(46 * minute);
    writeFileSync(file, config);
    mintMs = 500;
    await opened.keyfob.resume();
    await clock.advance(minute);
    expect(rows()).toEqual([
      ['by-itself', 1],
      ['by-hand', 47],
    ]);
  });

  it.each([
    ['forward', 3 * hour],
    ['back, and later forward', -3 * hour],
  ])('notices within a minute that the clock was set %s, while the window is visible', async (_way, by) => {
    await mint('backup', 3600);
    await opened.keyfob.window.setVisible(true);
    await clock.advance(minute);
    clock.set(clock.now() + by);
    await clock.advance(minute + 1000);
    if (by < 0) {
      expect(opened.keyfob.store.snapshot.tokenCount).toBe(1);
      clock.set(clock.now() + 6 * hour);
      await clock.advance(minute + 1000);
    }
    expect(opened.keyfob.store.snapshot.tokenCount).toBe(0);
  });

  it('loses no token to a clock that was fast for a while, and keeps none for longer than a day', async () => {
    const { id } = await mint('backup', 3600);
    const text = await opened.token(id);
    const rightly = clock.now();
    clock.set(rightly + 5 * hour);
    await opened.keyfob.keyringService.check();
    expect(rows()).toEqual([]);
    clock.set(rightly);
    expect(rows()).toEqual([['by-hand', 0]]);
    expect(await opened.token(id)).toBe(text);
    await clock.advance(24 * hour);
    await opened.keyfob.keyringService.check();
    expect(rows()).toEqual([]);
    expect(await opened.token(id)).toBe(text);
    await clock.advance(2 * hour);
    await expect(opened.token(id)).rejects.toThrow('token-unknown');
  });

  it('renews once for two clicks at the same time', async () => {
    const { id } = await mint('backup', 3600);
    const { handlers } = opened;
    await Promise.all([handlers['token:renew']({ id }), handlers['token:renew']({ id })]);
    expect(rows()).toHaveLength(2);
  });

  it.each([
    [1, 'Keyfob: token expires in 2 min'],
    [2, 'Keyfob: 2 tokens expire in 2 min'],
  ])('leads to what a notice is about that is clicked, of %s', async (count, title) => {
    for (let at = 0; at < count; at += 1) await mint(`backup ${at}`, 600);
    await clock.advance(9 * minute);
    const { store } = opened.keyfob;
    const [first] = store.snapshot.credentials.soonest.filter(({ kind }) => kind === 'token');
    notices.clicks[notices.shown.indexOf(title)]!('open-window');
    expect(store.snapshot.sought).toEqual({ kind: 'token', id: count === 1 ? first!.id : null });
    await opened.handlers['sought:found']({});
    expect(store.snapshot.sought).toBeNull();
  });

  it('renews by the button of a warning, and keeps the old token', async () => {
    await mint('backup', 600);
    await clock.advance(9 * minute);
    const index = notices.shown.findIndex((title) => title.startsWith('Keyfob: token expires'));
    notices.clicks[index]!('renew');
    await eventually('a successor', () => (rows().length === 2 ? true : null));
    expect(rows()).toEqual([
      ['by-hand', 0],
      ['by-hand', 9],
    ]);
  });
});
