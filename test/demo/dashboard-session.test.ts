import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createConnectCluster } from '../../src/main/adapters/api/connect-cluster.ts';
import { createDashboardProxy } from '../../src/main/adapters/dashboard/dashboard-proxy.ts';
import { startDemoCluster, type DemoCluster } from '../../src/main/adapters/demo/start-demo-cluster.ts';
import type { ObjectApi, ObjectRef, ObjectToCreate } from '../../src/main/core/ports/cluster-api.ts';
import type { Notice, NoticeAction } from '../../src/main/core/ports/desktop.ts';
import type { DashboardProxy } from '../../src/main/core/ports/dashboard.ts';
import type { AppError } from '../../src/shared/contract/errors/errors.ts';
import { fail, ok } from '../../src/shared/contract/values/result.ts';
import { speak } from '../../src/shared/words/language/spoken.ts';
import { askAsBrowser, signIn } from '../cluster/dashboards/signed-in-browser.ts';
import { eventually } from '../desktop/processes.ts';
import { leftOver } from '../e2e/made-up/left-over.ts';
import { madeUp } from '../e2e/made-up/made-up.ts';
import { FakeClock } from '../fakes/fake-clock.ts';
import { fakeWindows } from '../fakes/fake-windows.ts';
import { openKeyfob, openOf, type OpenKeyfob } from '../fakes/open-keyfob.ts';

const dashboardProxy = createDashboardProxy();
let demo: DemoCluster;
let home: OpenKeyfob;
let folder: string;
let clock: FakeClock;
let opened: string[];
let isRefused: boolean;
let door: DashboardProxy['open'];
let isFocused: boolean;
/** The Secrets that were made. */
let made: ObjectRef[];
/** What is shown on the desktop about a session, and what a click there does. */
let shown: { readonly notice: Notice; readonly click: (action: NoticeAction) => void } | null;

beforeEach(async () => {
  opened = [];
  isRefused = false;
  isFocused = true;
  shown = null;
  made = [];
  door = (parts) => dashboardProxy.open(parts);
  clock = new FakeClock(Date.now());
  folder = mkdtempSync(join(tmpdir(), 'keyfob-session-'));
  demo = await startDemoCluster();
  home = await start();
  await home.handlers['access:set-up']({ role: 'view' });
});
afterEach(async () => {
  await home.close();
  demo.stop();
});

const connect = createConnectCluster(10_000);
const refusal: AppError = { code: 'api-timeout', server: 'https://127.0.0.1', seconds: 10 };
const start = () =>
  openKeyfob(demo.snapData, folder, {
    clock,
    connect(...given) {
      const api = connect(...given);
      const remove: ObjectApi['delete'] = (...asked) =>
        isRefused ? Promise.resolve(fail(refusal)) : api.objects.delete(...asked);
      const create: ObjectApi['create'] = (object) => {
        if (object.ref.kind === 'Secret') made.push(object.ref);
        return api.objects.create(object);
      };
      return { ...api, objects: { ...api.objects, create, delete: remove } };
    },
    dashboardProxy: { open: (parts) => door(parts) },
    windows: fakeWindows({ isFocused: () => isFocused, confirm: () => Promise.resolve(true) }),
    notifier: {
      show(notice, click) {
        if (notice.subject === 'dashboard-session') shown = { notice, click };
        return Promise.resolve(true);
      },
      withdraw(subject) {
        if (subject === 'dashboard-session') shown = null;
        return Promise.resolve();
      },
    },
    browser: {
      open(asked) {
        opened.push(asked);
        return Promise.resolve(ok(null));
      },
    },
  });
const bare = (ref: ObjectRef): ObjectToCreate => ({
  ref,
  labels: {},
  annotations: {},
  binding: null,
  reads: [],
});
const ask = () => home.handlers['dashboard:open']({ chosen: null });
const settings = () =>
  JSON.parse(readFileSync(join(folder, 'settings.json'), 'utf8')) as Record<string, object>;

it('keeps the token of a session that is being begun while time passes', async () => {
  door = async (parts) => {
    await home.keyfob.resume();
    return dashboardProxy.open(parts);
  };
  expect(await ask()).toEqual({ ok: true, value: {} });
  const { origin, cookie } = await signIn(opened[0]!);
  expect((await askAsBrowser(`${origin}/`, cookie)).text).toContain('signed in as');
});

it('ends the token that a crash left before another takes its place in the settings', async () => {
  const { objects } = openOf(home.keyfob).scope.api;
  const secret = { kind: 'Secret', namespace: 'keyfob', name: 'keyfob-token-left' } as const;
  const made = await objects.create(bare(secret));
  if (!made.ok) throw new Error(made.error.code);
  const { identity } = openOf(home.keyfob).scope;
  await home.keyfob.quit();
  const { namespace, name } = secret;
  const left = { [identity]: { namespace, name, uid: made.value.uid } };
  writeFileSync(join(folder, 'settings.json'), JSON.stringify({ ...settings(), dashboardSessions: left }));
  home = await start();
  expect((await ask()).ok).toBe(true);
  expect(await openOf(home.keyfob).scope.api.objects.read(secret)).toEqual(ok(null));
});

it('leaves neither a token nor a wish under way where no port could be opened', async () => {
  door = () => Promise.reject(new Error('EMFILE'));
  await expect(ask()).rejects.toThrow('EMFILE');
  expect(settings()).toMatchObject({ dashboardSessions: {} });
  expect(home.keyfob.store.snapshot.dashboardOpening).toEqual({ status: 'idle' });
});

it('closes a port that was opened once the cluster was left', async () => {
  let closed = 0;
  door = async (parts) => {
    const signedIn = await dashboardProxy.open(parts);
    await home.keyfob.clusters.turnTo(folder);
    if (!signedIn.ok) return signedIn;
    const close = () => {
      closed += 1;
      signedIn.value.close();
    };
    return ok({ ...signedIn.value, close });
  };
  expect(await ask()).toEqual({ ok: false, error: { code: 'cluster-changed' } });
  expect(closed).toBe(1);
});

it('begins another session where the token of the one before expired unseen', async () => {
  await ask();
  await clock.advance(1000);
  clock.set(clock.now() + 2 * 3_600_000);
  await ask();
  const [first, second] = opened.map((each) => new URL(each).origin);
  expect(opened).toHaveLength(2);
  expect(second).not.toBe(first);
});

it('signs in to no account of somebody else’s, and to none that is gone', async () => {
  const { objects } = openOf(home.keyfob).scope.api;
  const account = { kind: 'ServiceAccount', namespace: 'keyfob', name: 'dashboard' } as const;
  const own = await objects.read(account);
  if (!own.ok || own.value === null) throw new Error('not there');
  await objects.delete(account, own.value.uid);
  await objects.create(bare(account));
  expect(await ask()).toEqual({
    ok: false,
    error: { code: 'access-foreign', kind: 'ServiceAccount', name: 'dashboard' },
  });
  await openOf(home.keyfob).trayAccount.choose({ namespace: 'kube-system', name: 'gone' });
  expect(await ask()).toEqual({
    ok: false,
    error: { code: 'tray-account-gone', account: 'kube-system/gone' },
  });
});

/** The Secret of the session that is noted. */
const noted = () => {
  const [secrets] = Object.values(settings().dashboardSessions!) as { namespace: string; name: string }[][];
  const { namespace, name } = secrets!.at(-1)!;
  return () => openOf(home.keyfob).scope.api.objects.read({ kind: 'Secret', namespace, name });
};

it('ends with the session what could not be ended when another token took its place', async () => {
  await ask();
  const [first, before] = [noted(), settings()];
  isRefused = true;
  expect(await home.handlers['dashboard:renew-session']({})).toEqual(fail(refusal));
  expect(settings()).not.toEqual(before);
  isRefused = false;
  expect((await home.handlers['dashboard:end-session']({})).ok).toBe(true);
  expect(await first()).toEqual(ok(null));
});

it('tries once more after a minute to end the token of a session', async () => {
  await ask();
  const secret = noted();
  isRefused = true;
  await clock.advance(1000);
  await home.keyfob.resume();
  expect(await home.handlers['dashboard:end-session']({})).toEqual(fail(refusal));
  isRefused = false;
  await clock.advance(61_000);
  await eventually('the end', async () => {
    const read = await secret();
    return read.ok && read.value === null ? true : null;
  });
});

it('tries as well to end what could not be ended before another session began', async () => {
  await ask();
  const first = noted();
  isRefused = true;
  await clock.advance(1000);
  expect(await home.handlers['dashboard:end-session']({})).toEqual(fail(refusal));
  await ask();
  isRefused = false;
  expect((await home.handlers['dashboard:end-session']({})).ok).toBe(true);
  await clock.advance(61_000);
  await eventually('the end', async () => {
    const read = await first();
    return read.ok && read.value === null ? true : null;
  });
  expect(settings()).toMatchObject({ dashboardSessions: {} });
});

it('signs in by no token that cannot be noted, and ends it', async () => {
  rmSync(join(folder, 'settings.json'));
  mkdirSync(join(folder, 'settings.json'));
  expect(await ask()).toMatchObject({ ok: false, error: { code: 'store-unwritable' } });
  expect(made).toHaveLength(1);
  expect(await openOf(home.keyfob).scope.api.objects.read(made[0]!)).toEqual(ok(null));
  expect(opened).toEqual([]);
});

const sessionStatus = () => home.keyfob.store.snapshot.dashboardSession.status;
const endAfter = async (dashboardIdleSeconds: number | null) =>
  expect((await home.handlers['settings:change']({ dashboardIdleSeconds })).ok).toBe(true);

it('ends a session that nobody uses after the time that was chosen, which counts at once', async () => {
  await ask();
  await clock.advance(20 * 60_000);
  expect(sessionStatus()).toBe('open');
  await endAfter(900);
  await clock.advance(2_000);
  expect(sessionStatus()).toBe('ended');
});

it('ends no session for want of use where that was chosen, until it is chosen otherwise', async () => {
  await endAfter(null);
  await ask();
  await clock.advance(50 * 60_000);
  expect(sessionStatus()).toBe('open');
  await endAfter(3600);
  await clock.advance(2_000);
  expect(sessionStatus()).toBe('open');
  await endAfter(1800);
  await clock.advance(2_000);
  expect(sessionStatus()).toBe('ended');
});

it('ends a session when the screen is locked, where that was chosen, and says so in the browser', async () => {
  await ask();
  const { origin, cookie } = await signIn(opened[0]!);
  await home.keyfob.dashboards.screenLocked();
  expect(sessionStatus()).toBe('open');
  expect((await home.handlers['settings:change']({ dashboardEndsAtLock: true })).ok).toBe(true);
  await home.keyfob.dashboards.screenLocked();
  expect(sessionStatus()).toBe('ended');
  const shown = await askAsBrowser(`${origin}/`, cookie);
  expect(shown).toMatchObject({ status: 503 });
  expect(shown.text).toContain('The screen was locked.');
  await clock.advance(1000);
  await ask();
  await expect(askAsBrowser(`${origin}/`, cookie)).rejects.toThrow('ECONNREFUSED');
  expect(sessionStatus()).toBe('open');
});

it('shows in the browser nothing but phrases, whichever page takes the place of the dashboard', async () => {
  // What changes settings speaks the language that they choose.
  await home.handlers['settings:change']({ dashboardEndsAtLock: true });
  speak({ ...madeUp() });
  try {
    await ask();
    const { origin, cookie } = await signIn(opened[0]!);
    const refused = await askAsBrowser(`${origin}/`, null);
    demo.stop();
    const unreachable = await askAsBrowser(`${origin}/`, cookie);
    await home.keyfob.dashboards.screenLocked();
    const signedOut = await askAsBrowser(`${origin}/`, cookie);
    expect([refused, unreachable, signedOut].map(({ status }) => status)).toEqual([403, 502, 503]);
    for (const { text } of [refused, unreachable, signedOut]) {
      const [page = ''] = /<main>[^]*<\/main>/.exec(Buffer.from(text, 'latin1').toString()) ?? [];
      const words = page.replace(/<[^>]*>/g, ' ').replace(/&#\d+;/g, ' ');
      expect(words).toContain('⟦');
      expect(leftOver(words, [/https:\/\/[\d.:]+/g, /\b(Headlamp|Keyfob)\b/g])).toEqual([]);
    }
  } finally {
    speak(null);
  }
});

it('tells who does not look at the window that a session began, and ends it from there', async () => {
  await ask();
  expect(shown).toBeNull();
  await home.handlers['dashboard:end-session']({});
  isFocused = false;
  await clock.advance(1000);
  await ask();
  expect(shown?.notice).toMatchObject({
    title: 'Keyfob: signed in to Headlamp',
    buttons: [{ action: 'end-session', label: 'End session' }],
  });
  expect(shown?.notice.body).toContain('as keyfob/dashboard (full control) since');
  shown?.click('end-session');
  await eventually('the end', () => (sessionStatus() === 'none' ? true : null));
  expect(shown).toBeNull();
});

it('tells who does not look at the window why a session ended, and opens the dashboard from there', async () => {
  isFocused = false;
  await ask();
  await clock.advance(29 * 60_000);
  await eventually('the end', async () => {
    await clock.advance(60_000);
    return sessionStatus() === 'ended' ? true : null;
  });
  expect(shown?.notice).toMatchObject({
    title: 'Keyfob: signed out of Headlamp',
    body: 'Nobody used the session for 30 min.',
    buttons: [{ action: 'open-dashboard', label: 'Open dashboard' }],
  });
  shown?.click('open-dashboard');
  await eventually('another session', () => (sessionStatus() === 'open' ? true : null));
  expect(opened).toHaveLength(2);
});

it('says in the browser and on the desktop that its cluster was left, and leads to no other one', async () => {
  isFocused = false;
  await ask();
  const { origin, cookie } = await signIn(opened[0]!);
  const endBefore = shown!.click;
  await home.keyfob.clusters.turnTo(folder);
  expect(shown?.notice).toMatchObject({
    title: 'Keyfob: signed out of Headlamp',
    body: 'Keyfob no longer has this cluster open.',
    buttons: [],
  });
  const told = await askAsBrowser(`${origin}/`, cookie);
  expect(told).toMatchObject({ status: 503 });
  expect(told.text).toContain('Keyfob no longer has this cluster open.');
  expect(told.text).toContain('Open the cluster in Keyfob again to sign in.');
  await home.keyfob.clusters.turnTo(demo.snapData);
  await ask();
  await expect(askAsBrowser(`${origin}/`, cookie)).rejects.toThrow('ECONNREFUSED');
  endBefore('end-session');
  expect(sessionStatus()).toBe('open');
});

it('takes away what leads back to a dashboard once its cluster is left', async () => {
  isFocused = false;
  expect((await home.handlers['settings:change']({ dashboardIdleSeconds: 300 })).ok).toBe(true);
  await ask();
  await eventually('the end', async () => {
    await clock.advance(60_000);
    return sessionStatus() === 'ended' ? true : null;
  });
  expect(shown?.notice.buttons).toHaveLength(1);
  await home.keyfob.clusters.turnTo(folder);
  expect(shown).toBeNull();
});

it('tells nobody of a session that Keyfob ended with itself', async () => {
  isFocused = false;
  await ask();
  await home.keyfob.quit();
  expect(shown).toBeNull();
});
