import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createDashboardProxy } from '../../src/main/adapters/dashboard/dashboard-proxy.ts';
import { startDemoCluster, type DemoCluster } from '../../src/main/adapters/demo/start-demo-cluster.ts';
import type { ObjectRef } from '../../src/main/core/ports/cluster-api.ts';
import type { DashboardProxy } from '../../src/main/core/ports/dashboard.ts';
import type { Notice } from '../../src/main/core/ports/desktop.ts';
import { ok } from '../../src/shared/contract/values/result.ts';
import { askAsBrowser, signIn } from '../cluster/dashboards/signed-in-browser.ts';
import { eventually } from '../desktop/processes.ts';
import { FakeClock } from '../fakes/fake-clock.ts';
import { fakeWindows } from '../fakes/fake-windows.ts';
import { openKeyfob, openOf, type OpenKeyfob } from '../fakes/open-keyfob.ts';

const dashboardProxy = createDashboardProxy();
let demo: DemoCluster;
let home: OpenKeyfob;
let clock: FakeClock;
let opened: string[];
let door: DashboardProxy['open'];
/** Shown on the desktop about a session. */
let notice: Notice | null;
let isBroken: boolean;
let bugs: number;

beforeEach(async () => {
  opened = [];
  notice = null;
  isBroken = false;
  bugs = 0;
  door = (parts) => dashboardProxy.open(parts);
  clock = new FakeClock(Date.now());
  demo = await startDemoCluster({ clock: () => clock.now() });
  home = await openKeyfob(demo.snapData, mkdtempSync(join(tmpdir(), 'keyfob-session-')), {
    clock,
    dashboardProxy: { open: (parts) => door(parts) },
    windows: fakeWindows({ isFocused: () => false, confirm: () => Promise.resolve(true) }),
    notifier: {
      show(shown) {
        if (isBroken) throw new Error('a bug');
        if (shown.subject === 'dashboard-session') notice = shown;
        return Promise.resolve(true);
      },
      withdraw(subject) {
        if (subject === 'dashboard-session') notice = null;
        return Promise.resolve();
      },
    },
    log: {
      write: (event) => void (bugs += event === 'bug' ? 1 : 0),
      pageBug: () => undefined,
      failure: () => undefined,
    },
    browser: {
      open(asked) {
        opened.push(asked);
        return Promise.resolve(ok(null));
      },
    },
  });
  await home.handlers['access:set-up']({ role: 'view' });
});
afterEach(async () => {
  await home.close();
  demo.stop();
});

const ask = () => home.handlers['dashboard:open']({ chosen: null });
const session = () => home.keyfob.store.snapshot.dashboardSession;
const change = async (settings: { dashboardIdleSeconds?: number | null; dashboardEndsAtLock?: boolean }) =>
  expect((await home.handlers['settings:change'](settings)).ok).toBe(true);
const begin = async () => {
  await ask();
  return signIn(opened.at(-1)!);
};
/** The machine sleeps until the token of the session has expired. */
const sleep = () => clock.set(clock.now() + 61 * 60_000);
const remove = async (ref: ObjectRef) => {
  const { objects } = openOf(home.keyfob).scope.api;
  const found = await objects.read(ref);
  if (!found.ok || found.value === null) throw new Error('not there');
  await objects.delete(ref, found.value.uid);
  await openOf(home.keyfob).trayAccount.look();
};

it('goes on with another token after a sleep in which its own expired', async () => {
  await change({ dashboardIdleSeconds: null });
  const { origin, cookie } = await begin();
  sleep();
  await home.keyfob.resume();
  expect(session().status).toBe('open');
  expect((await askAsBrowser(`${origin}/`, cookie)).status).toBe(200);
});

it('takes another token where a page is the first to hear that its own expired', async () => {
  await change({ dashboardIdleSeconds: null });
  const { origin, cookie } = await begin();
  sleep();
  expect((await askAsBrowser(`${origin}/`, cookie)).status).toBe(401);
  await eventually('another token', async () => {
    const { status } = await askAsBrowser(`${origin}/`, cookie);
    return status === 200 ? true : null;
  });
  expect(session().status).toBe('open');
});

it('looks once more for what gave reason to doubt just after a look', async () => {
  await begin();
  await remove({ kind: 'ClusterRoleBinding', name: 'keyfob-dashboard' });
  await clock.advance(3_000);
  await remove({ kind: 'ServiceAccount', namespace: 'keyfob', name: 'dashboard' });
  await clock.advance(3_000);
  expect(session().status).toBe('open');
  await clock.advance(5_000);
  expect(session()).toMatchObject({ status: 'ended', why: { kind: 'account-gone' } });
});

it('ends nothing but itself where its end comes upon a bug', async () => {
  await begin();
  await clock.advance(20 * 60_000);
  isBroken = true;
  await change({ dashboardIdleSeconds: 900 });
  await clock.advance(0);
  expect(bugs).toBe(1);
});

it('begins no session behind a screen that was locked meanwhile', async () => {
  await change({ dashboardEndsAtLock: true });
  let closed = 0;
  door = async (parts) => {
    const signedIn = await dashboardProxy.open(parts);
    await home.keyfob.dashboards.screenLocked();
    if (!signedIn.ok) return signedIn;
    const close = () => {
      closed += 1;
      signedIn.value.close();
    };
    return ok({ ...signedIn.value, close });
  };
  expect(await ask()).toEqual({ ok: false, error: { code: 'dashboard-screen-locked' } });
  expect(session().status).toBe('none');
  expect(closed).toBe(1);
  const settings = readFileSync(join(home.folder, 'settings.json'), 'utf8');
  expect(JSON.parse(settings)).toMatchObject({ dashboardSessions: {} });
  door = (parts) => dashboardProxy.open(parts);
  expect((await ask()).ok).toBe(true);
});

it('withdraws that a session ended when its cluster is left, for the button would lead to another', async () => {
  await begin();
  await clock.advance(31 * 60_000);
  expect(notice?.title).toBe('Keyfob: signed out of Headlamp');
  await home.keyfob.clusters.turnTo(home.folder);
  expect(notice).toBeNull();
});
