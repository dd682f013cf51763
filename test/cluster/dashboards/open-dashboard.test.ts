import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { FakeClock } from '../../fakes/fake-clock.ts';
import { openKeyfob, type OpenKeyfob } from '../../fakes/open-keyfob.ts';
import { eventually } from '../../desktop/processes.ts';
import type { Cluster } from '../cluster.ts';
import { installed, lackOfRig, openOnRig, startDashboardRig, type DashboardRig } from './dashboard-rig.ts';
import type { ServedDashboard } from './dashboard-server.ts';
import type { ForwardedPods } from './forwarded-pods.ts';
import { askAsBrowser, signIn } from './signed-in-browser.ts';

const lack = lackOfRig();

describe.skipIf(lack !== '')(`the dashboard of a cluster, signed in${lack && ` (skipped: ${lack})`}`, () => {
  let rig: DashboardRig;
  let cluster: Cluster;
  let pods: ForwardedPods;
  let open: OpenKeyfob;
  let clock: FakeClock;
  let opened: readonly string[];

  beforeAll(async () => {
    rig = await startDashboardRig();
    ({ cluster, pods } = rig);
  });
  afterAll(() => rig.stop());

  async function start(): Promise<void> {
    clock = new FakeClock(Date.now());
    ({ open, opened } = await openOnRig(rig, { clock }));
  }
  afterEach(async () => {
    await open.close();
    await rig.uninstall();
  });

  async function openDashboard() {
    expect(await open.handlers['dashboard:open']({ chosen: null })).toEqual({ ok: true, value: {} });
    expect(opened).toHaveLength(1);
    return signIn(opened[0]!);
  }

  it.each(Object.keys(installed) as ServedDashboard[])('signs in to %s with no form', async (kind) => {
    await start();
    const server = await rig.install(kind);
    const { origin, cookie } = await openDashboard();
    expect((await askAsBrowser(`${origin}/`, cookie)).text).toContain('<h1>Pods</h1>');
    const list = await askAsBrowser(`${origin}/clusters/main/api/v1/pods`, cookie);
    expect(JSON.parse(list.text)).toMatchObject({ items: [{ metadata: { name: installed[kind].name } }] });
    expect(server.bearers).toHaveLength(1);
    expect(open.keyfob.store.snapshot.dashboardSession).toMatchObject({
      status: 'open',
      dashboard: { kind, namespace: installed[kind].namespace, service: installed[kind].name },
      account: { namespace: 'keyfob', name: 'dashboard' },
      power: 'read-only',
    });
  });

  it('lets no token, no cookie and no header of a login through, in either direction', async () => {
    await start();
    const server = await rig.install('headlamp');
    const { origin, cookie } = await openDashboard();
    const own = `${cookie}; headlamp-auth-main.0=mine; jweToken=mine; token=mine; language=de`;
    const reply = await askAsBrowser(`${origin}/login`, own, {
      authorization: 'Bearer mine',
      jwetoken: 'mine',
    });
    expect(server.bearers).not.toContain('mine');
    expect(server.seen.cookies).toEqual(['language=de']);
    expect([...server.seen.headers]).not.toContain('jwetoken');
    expect([...server.seen.hosts]).toEqual(['localhost']);
    expect(reply.headers['set-cookie']).toEqual(['language=de']);
    for (const name of ['authorization', 'clear-site-data', 'access-control-allow-origin'])
      expect(reply.headers).not.toHaveProperty(name);
    expect(reply.headers).toMatchObject({
      'content-security-policy': "frame-ancestors 'self'",
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
    });
    expect((await askAsBrowser(`${origin}/away`, cookie)).headers.location).toBe('/home?a=1');
  });

  it('ends: the address answers nobody, and the bearer that the dashboard had is refused', async () => {
    await start();
    const server = await rig.install('headlamp');
    const { origin, cookie } = await openDashboard();
    await askAsBrowser(`${origin}/`, cookie);
    const [bearer = ''] = server.bearers;
    expect(await cluster.accepts(bearer)).toBe(true);
    expect(await open.handlers['dashboard:end-session']({})).toEqual({ ok: true, value: {} });
    await expect(askAsBrowser(`${origin}/`, cookie)).rejects.toThrow('ECONNREFUSED');
    expect(open.keyfob.store.snapshot.dashboardSession).toEqual({ status: 'none' });
    await eventually(
      'the token is refused',
      async () => ((await cluster.accepts(bearer)) ? null : true),
      12_000,
    );
  });

  it('takes another token in time while a watch goes on, and ends when nobody used it for half an hour', async () => {
    await start();
    const server = await rig.install('headlamp');
    const { origin, cookie } = await openDashboard();
    const socket = new WebSocket(`${origin.replace('http', 'ws')}/clusters/main/api/v1/pods?watch=1`, {
      headers: { cookie, origin },
    });
    const events: string[] = [];
    socket.on('message', (data: Buffer) => events.push(data.toString('utf8')));
    await eventually('the watch tells', () => (events.length > 0 ? true : null));
    await clock.advance(25 * 60_000);
    await askAsBrowser(`${origin}/`, cookie);
    await clock.advance(16 * 60_000);
    await eventually('another token', async () => {
      await askAsBrowser(`${origin}/`, cookie);
      return server.bearers.length === 2 ? true : null;
    });
    expect(await cluster.accepts(server.bearers[1]!)).toBe(true);
    const before = events.length;
    await pods.place({
      namespace: 'kube-system',
      name: 'another',
      labels: { app: 'x' },
      port: 1,
      servicePort: 1,
    });
    await eventually('the watch goes on', () =>
      events.slice(before).some((each) => each.includes('"another"')) ? true : null,
    );
    await clock.advance(31 * 60_000);
    await eventually('the end', async () => {
      // The API server dates its tokens by a clock of its own, behind this one: another renewal may be due first.
      await clock.advance(1_000);
      return open.keyfob.store.snapshot.dashboardSession.status === 'ended' ? true : null;
    });
    await pods.remove({ namespace: 'kube-system', name: 'another' });
  });

  it('goes on with another pod when the one that it used is gone', async () => {
    await start();
    const server = await rig.install('headlamp');
    const { origin, cookie } = await openDashboard();
    await askAsBrowser(`${origin}/`, cookie);
    await pods.remove(installed.headlamp);
    await server.stop();
    const unreachable = await askAsBrowser(`${origin}/`, cookie);
    expect(unreachable.status).toBe(502);
    expect(unreachable.text).toContain('kube-system/my-headlamp');
    await rig.install('headlamp', { isReplacement: true });
    expect((await askAsBrowser(`${origin}/`, cookie)).status).toBe(200);
  });

  it('says which pod is not ready, and why', async () => {
    await start();
    await pods.place({ ...installed.headlamp, port: 1, waiting: 'ImagePullBackOff' });
    expect(await open.handlers['dashboard:open']({ chosen: null })).toEqual({
      ok: false,
      error: {
        code: 'dashboard-no-pod',
        namespace: 'kube-system',
        service: 'my-headlamp',
        pod: 'my-headlamp',
        reason: 'ImagePullBackOff',
      },
    });
    expect(opened).toEqual([]);
  });

  it('says that there is none, and asks once which of several', async () => {
    await start();
    const ask = (chosen: Parameters<(typeof open.handlers)['dashboard:open']>[0]['chosen'] = null) =>
      open.handlers['dashboard:open']({ chosen });
    expect(await ask()).toMatchObject({ ok: false, error: { code: 'dashboard-none' } });
    await rig.install('headlamp');
    await rig.install('kubernetes-dashboard');
    expect(await ask()).toEqual({ ok: true, value: {} });
    const { question } = open.keyfob.store.snapshot;
    expect(opened).toEqual([]);
    expect(question).toMatchObject({ kind: 'choose-dashboard', found: [{}, {}] });
    const found = question?.kind === 'choose-dashboard' ? question.found : [];
    const chosen = found.find(({ kind }) => kind === 'kubernetes-dashboard')!;
    await clock.advance(2_000);
    await ask(chosen);
    await clock.advance(2_000);
    await ask();
    expect(opened).toHaveLength(2);
    expect(open.keyfob.store.snapshot.dashboardSession).toMatchObject({ dashboard: chosen });
  });

  it('deletes what a crash left of a session at the next start', async () => {
    await start();
    const server = await rig.install('headlamp');
    const { origin, cookie } = await openDashboard();
    await askAsBrowser(`${origin}/`, cookie);
    const again = await openKeyfob(cluster.snapData.current, open.folder);
    await eventually(
      'the token is refused',
      async () => ((await cluster.accepts(server.bearers[0]!)) ? null : true),
      15_000,
    );
    await again.close();
  });
});
