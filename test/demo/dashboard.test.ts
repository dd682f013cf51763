import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startDemoCluster, type DemoCluster } from '../../src/main/adapters/demo/start-demo-cluster.ts';
import type { Browser, NativeQuestion } from '../../src/main/core/ports/desktop.ts';
import { fail, ok } from '../../src/shared/contract/values/result.ts';
import { FakeClock } from '../fakes/fake-clock.ts';
import { usualDashboards } from '../../src/shared/words/dashboard-ways.ts';
import { askAsBrowser, signIn } from '../cluster/dashboards/signed-in-browser.ts';
import { openKeyfob, type OpenKeyfob } from '../fakes/open-keyfob.ts';
import { fakeWindows } from '../fakes/fake-windows.ts';

const address = 'https://localhost:8443/';

describe('opening the dashboard', () => {
  let demo: DemoCluster;
  let home: OpenKeyfob;
  let opened: string[];
  let notices: string[];
  let isFocused: boolean;
  let browser: Browser;
  let clock: FakeClock;
  let questions: NativeQuestion[];
  let answer: Promise<boolean>;

  const open = (snapData: string, folder?: string) =>
    openKeyfob(snapData, folder, {
      browser: { open: (asked) => browser.open(asked) },
      clock,
      windows: fakeWindows({
        isFocused: () => isFocused,
        confirm(question) {
          questions.push(question);
          return answer;
        },
      }),
      notifier: {
        show({ title, body }) {
          notices.push(`${title}. ${body}`);
          return Promise.resolve(true);
        },
        withdraw: () => Promise.resolve(),
      },
    });

  beforeEach(async () => {
    opened = [];
    notices = [];
    isFocused = true;
    clock = new FakeClock(Date.now());
    questions = [];
    answer = Promise.resolve(false);
    browser = {
      open(asked) {
        opened.push(asked);
        return Promise.resolve(ok(null));
      },
    };
    demo = await startDemoCluster();
    home = await open(demo.snapData);
  });
  afterEach(async () => {
    await home.close();
    demo.stop();
  });

  const set = (typed: string) => home.handlers['dashboard:set-address']({ address: typed });
  const ask = () => home.handlers['dashboard:open']({ chosen: null });
  const shown = () => {
    const { dashboardAddress, dashboardOpening } = home.keyfob.store.snapshot;
    return { dashboardAddress, dashboardOpening };
  };
  const stored = () => JSON.parse(readFileSync(join(home.folder, 'settings.json'), 'utf8')) as object;

  it('hands the browser the address that was set, and nothing else', async () => {
    expect(await set('  HTTPS://Localhost:8443 ')).toEqual({ ok: true, value: {} });
    expect(shown()).toEqual({ dashboardAddress: address, dashboardOpening: { status: 'idle' } });
    expect(await ask()).toEqual({ ok: true, value: {} });
    expect(opened).toEqual([address]);
    expect(shown().dashboardOpening).toEqual({ status: 'asked', address });
  });

  it('signs in to the dashboard of the cluster where no address is set, once a person agreed to full control', async () => {
    expect(await ask()).toEqual({ ok: true, value: {} });
    expect(opened).toEqual([]);
    expect(home.keyfob.store.snapshot.question).toMatchObject({
      kind: 'set-up-access',
      then: 'open-dashboard',
    });
    answer = Promise.resolve(true);
    await home.handlers['access:set-up']({ role: 'view' });
    expect(questions).toHaveLength(1);
    expect(questions[0]?.detail).toContain('RBAC is off, so this account may do everything in this cluster');
    expect(questions[0]).not.toHaveProperty('instead');
    const { origin, cookie } = await signIn(opened[0]!);
    const page = await askAsBrowser(`${origin}/`, cookie);
    expect(page.text).toContain('signed in as <strong>system:serviceaccount:keyfob:dashboard</strong>');
    await home.handlers['dashboard:end-session']({});
    await expect(askAsBrowser(`${origin}/`, cookie)).rejects.toThrow('ECONNREFUSED');
  });

  it('refuses what is no address of a dashboard, and keeps the one before', async () => {
    await set(address);
    expect(await set('https://localhost/?token=x')).toEqual({
      ok: false,
      error: { code: 'dashboard-address-unusable', problem: 'query' },
    });
    expect(shown().dashboardAddress).toBe(address);
    expect(JSON.stringify(stored())).not.toContain('token=x');
  });

  it('takes an address on another machine only when a person says so in a dialog of the desktop', async () => {
    await set(address);
    const elsewhere = 'https://evil.example/a-secret';
    const unconfirmed = { ok: false, error: { code: 'unconfirmed' } };
    expect(await set(elsewhere)).toEqual(unconfirmed);
    expect(questions).toEqual([
      {
        message: 'Is the dashboard of “microk8s-cluster” on another machine?',
        detail: `${elsewhere}\n\n“Open dashboard” will lead there, and what you paste there goes to that machine. Cancel if you did not enter this address just now.`,
        agree: 'Use this address',
      },
    ]);
    await ask();
    expect([shown().dashboardAddress, opened]).toEqual([address, [address]]);
    expect(JSON.stringify(stored())).not.toContain('evil.example');

    await clock.advance(5000);
    answer = Promise.resolve(true);
    expect((await set('https://Dashboard.home')).ok).toBe(true);
    expect(shown().dashboardAddress).toBe('https://dashboard.home/');
    expect((await set('https://dashboard.home/')).ok).toBe(true);
    expect(questions).toHaveLength(2);
  });

  it('asks nothing for a while after a refusal, and longer after each', async () => {
    const unconfirmed = { ok: false, error: { code: 'unconfirmed' } };
    const refused = (seconds: number) => ({
      ok: false,
      error: { code: 'refused-just-now', seconds },
    });
    for (const seconds of [5, 10, 20]) {
      expect(await set('https://evil.example/')).toEqual(unconfirmed);
      await clock.advance(seconds * 1000 - 1);
      expect(await set('https://evil.example/')).toEqual(refused(seconds));
      await clock.advance(1);
    }
    expect(questions).toHaveLength(3);
    answer = Promise.resolve(true);
    expect((await set('https://dashboard.home/')).ok).toBe(true);
    answer = Promise.resolve(false);
    expect(await set('https://evil.example/')).toEqual(unconfirmed);
    expect(await set('https://evil.example/')).toEqual(refused(5));
    expect((await set(address)).ok).toBe(true);
    expect(questions).toHaveLength(5);
  });

  it('asks one such question at a time', async () => {
    let say: (isWanted: boolean) => void = () => undefined;
    answer = new Promise((resolve) => (say = resolve));
    const first = set('https://a.example/');
    expect((await set('https://b.example/')).ok).toBe(false);
    expect(questions).toHaveLength(1);
    say(true);
    expect((await first).ok).toBe(true);
    expect(shown().dashboardAddress).toBe('https://a.example/');
  });

  it('looks at the address again before it opens it: others can write into the settings', async () => {
    await set(address);
    const changed = JSON.stringify(stored()).replace(address, 'file:///etc/passwd');
    writeFileSync(join(home.folder, 'settings.json'), changed);
    const again = await open(demo.snapData, home.folder);
    const error = { code: 'dashboard-address-unusable', problem: 'not-http' };
    expect(await again.handlers['dashboard:open']({ chosen: null })).toEqual({ ok: false, error });
    expect(again.keyfob.store.snapshot.dashboardOpening).toMatchObject({
      status: 'failed',
      address: 'file:///etc/passwd',
      error,
    });
    expect(opened).toEqual([]);
    await again.keyfob.quit();
  });

  it('starts one browser at a time, and no more than one a second', async () => {
    await set(address);
    const many = await Promise.all([ask(), ask(), ask()]);
    expect(many).toEqual(Array(3).fill({ ok: true, value: {} }));
    await ask();
    expect(opened).toEqual([address]);
    await clock.advance(999);
    await ask();
    expect(opened).toEqual([address]);
    await clock.advance(1);
    await ask();
    expect(opened).toEqual([address, address]);
  });

  it('says in a notice that nothing was opened, where nobody looks at the window', async () => {
    await set(address);
    const error = { code: 'browser-missing', address } as const;
    browser = { open: () => Promise.resolve(fail(error)) };
    expect(await ask()).toEqual({ ok: false, error });
    expect(notices).toEqual([]);
    isFocused = false;
    expect(await ask()).toEqual({ ok: false, error });
    expect(notices).toEqual([
      `Keyfob: the dashboard was not opened. This desktop did not open ${address}: it has no program for web addresses. Install a browser and xdg-utils, or open the address yourself.`,
    ]);
    expect(shown().dashboardOpening).toEqual({ status: 'failed', address, error, at: clock.now() });
  });

  it('names the address that the browser was given, whatever was set meanwhile', async () => {
    await set(address);
    let answerBrowser: () => void = () => undefined;
    browser = {
      open: () => new Promise((resolve) => (answerBrowser = () => resolve(ok(null)))),
    };
    const asking = ask();
    await set('http://localhost:8080/');
    answerBrowser();
    expect((await asking).ok).toBe(true);
    expect(shown()).toEqual({
      dashboardAddress: 'http://localhost:8080/',
      dashboardOpening: { status: 'asked', address },
    });
  });

  it('is offered for its own cluster only', async () => {
    await set(address);
    const other = await startDemoCluster();
    await home.keyfob.clusters.turnTo(other.snapData);
    expect(shown().dashboardAddress).toBeNull();
    await ask();
    expect(opened).toEqual([]);
    await home.keyfob.clusters.turnTo(demo.snapData);
    expect(shown().dashboardAddress).toBe(address);
    other.stop();
    expect(opened).toEqual([]);
  });

  it('finds the dashboard of the cluster, and makes the line that forwards to it of what it found', async () => {
    const found = await home.handlers['dashboard:find']({});
    expect(found).toMatchObject({ ok: true, value: [{ kind: 'headlamp', service: 'headlamp', port: 80 }] });
    if (!found.ok) return;
    await home.handlers['dashboard:copy-command']({
      dashboard: { ...found.value[0]!, service: 'my-headlamp' },
    });
    expect(home.copiedText()).toBe(
      'microk8s kubectl port-forward -n kube-system service/my-headlamp 8080:80',
    );
  });

  it('copies the command that makes a dashboard reachable', async () => {
    expect(await home.handlers['dashboard:copy-command']({ dashboard: usualDashboards[1]! })).toEqual({
      ok: true,
      value: {},
    });
    expect(home.copiedText()).toBe(
      'microk8s kubectl port-forward -n kube-system service/kubernetes-dashboard 8443:443',
    );
  });
});
