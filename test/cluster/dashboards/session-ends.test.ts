import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { createDashboardProxy } from '../../../src/main/adapters/dashboard/dashboard-proxy.ts';
import type { Notice } from '../../../src/main/core/ports/desktop.ts';
import type { Ports } from '../../../src/main/core/ports/ports.ts';
import { ok } from '../../../src/shared/contract/values/result.ts';
import { eventually } from '../../desktop/processes.ts';
import { FakeClock } from '../../fakes/fake-clock.ts';
import { fakeWindows } from '../../fakes/fake-windows.ts';
import type { OpenKeyfob } from '../../fakes/open-keyfob.ts';
import { makeStaticToken } from '../snap-data.ts';
import { installed, lackOfRig, openOnRig, startDashboardRig, type DashboardRig } from './dashboard-rig.ts';
import type { DashboardServer } from './dashboard-server.ts';
import { askAsBrowser, signIn } from './signed-in-browser.ts';

const lack = lackOfRig();
const bindings = '/apis/rbac.authorization.k8s.io/v1/clusterrolebindings';

describe.skipIf(lack !== '')(`a dashboard session whose end is on the cluster (skipped: ${lack})`, () => {
  let rig: DashboardRig;
  let open: OpenKeyfob;
  let clock: FakeClock;
  let notices: Notice[];
  let origin: string;
  let cookie: string;

  beforeAll(async () => {
    rig = await startDashboardRig();
  });
  afterAll(() => rig.stop());
  afterEach(async () => {
    await open.close();
    await rig.uninstall();
  });

  async function begin(ports: Partial<Ports> = {}): Promise<DashboardServer> {
    const server = await rig.install('headlamp');
    notices = [];
    clock = new FakeClock(Date.now());
    const rigged = await openOnRig(rig, {
      clock,
      windows: fakeWindows({ isFocused: () => false }),
      notifier: {
        show(notice) {
          notices.push(notice);
          return Promise.resolve(true);
        },
        withdraw: () => Promise.resolve(),
      },
      ...ports,
    });
    open = rigged.open;
    expect(await open.handlers['dashboard:open']({ chosen: null })).toEqual({ ok: true, value: {} });
    ({ origin, cookie } = await signIn(rigged.opened[0]!));
    expect((await askAsBrowser(`${origin}/clusters/main/api/v1/pods`, cookie)).status).toBe(200);
    return server;
  }

  const remove = async (path: string) => {
    expect((await rig.cluster.request('DELETE', path)).status).toBe(200);
  };
  const session = () => open.keyfob.store.snapshot.dashboardSession;

  /** Goes on as a page that asks anew now and then, until the session ends; says why, everywhere. */
  async function expectEnd(kind: string, words: string): Promise<void> {
    await eventually(
      'the end',
      async () => {
        await askAsBrowser(`${origin}/clusters/main/api/v1/pods`, cookie);
        await clock.advance(1_000);
        return session().status === 'ended' ? true : null;
      },
      20_000,
    );
    expect(session()).toMatchObject({
      dashboard: { service: installed.headlamp.name },
      account: { namespace: 'keyfob', name: 'dashboard' },
      why: { kind },
    });
    const shown = await askAsBrowser(`${origin}/`, cookie);
    expect(shown).toMatchObject({ status: 503 });
    expect(Buffer.from(shown.text, 'latin1').toString('utf8')).toContain(words);
    expect(notices).toContainEqual(
      expect.objectContaining({ title: 'Keyfob: signed out of Headlamp', body: words }),
    );
  }

  it('ends when its account is deleted', async () => {
    await begin();
    await remove('/api/v1/namespaces/keyfob/serviceaccounts/dashboard');
    await expectEnd('account-gone', 'The account that you were signed in as was deleted from the cluster.');
  });

  it('ends when its token is revoked', async () => {
    await begin();
    const { body } = await rig.cluster.request('GET', '/api/v1/namespaces/keyfob/secrets');
    const names = (body as { items: { metadata: { name: string } }[] }).items.map(
      (each) => each.metadata.name,
    );
    for (const name of names.filter((each) => each.startsWith('keyfob-token-')))
      await remove(`/api/v1/namespaces/keyfob/secrets/${name}`);
    await expectEnd('token-refused', 'The cluster refuses the token of the session: somebody revoked it.');
  });

  it('ends when its account is given nothing any more', async () => {
    await begin();
    await remove(`${bindings}/keyfob-dashboard`);
    await expectEnd('rights-lost', 'The account that you were signed in as no longer has any rights.');
  });

  it('ends, and takes no other token, once its account may do everything and nobody agreed to that', async () => {
    const server = await begin();
    const made = await rig.cluster.request('POST', bindings, {
      metadata: { name: 'more' },
      roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: 'cluster-admin' },
      subjects: [{ kind: 'ServiceAccount', namespace: 'keyfob', name: 'dashboard' }],
    });
    expect(made.status).toBe(201);
    await clock.advance(25 * 60_000);
    expect(session().status).toBe('open');
    await askAsBrowser(`${origin}/`, cookie);
    await clock.advance(16 * 60_000);
    await expectEnd(
      'rights-grown',
      'The account that you were signed in as can now do everything in the cluster, which nobody agreed to.',
    );
    expect(server.bearers).toHaveLength(1);
    const done = await open.handlers['activity:list']({ offset: 0, limit: 100 });
    const events = done.ok ? done.value.entries.map(({ event }) => event) : [];
    expect(events).toContain('dashboard-session-ended');
    expect(events).not.toContain('token-renewed');
    await remove(`${bindings}/more`);
  });

  async function bindOwner(role: string): Promise<void> {
    const made = await rig.cluster.request('POST', bindings, {
      metadata: { name: `owner-${role}` },
      roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: role },
      subjects: [{ apiGroup: 'rbac.authorization.k8s.io', kind: 'User', name: 'owner' }],
    });
    expect(made.status).toBe(201);
  }

  /** Has Keyfob come as an administrator by a binding, which can be deleted. */
  async function comeAsOwner(): Promise<void> {
    const { current, adminToken } = rig.cluster.snapData;
    const config = join(current, 'credentials/client.config');
    const before = readFileSync(config, 'utf8');
    const token = makeStaticToken();
    appendFileSync(join(current, 'credentials/known_tokens.csv'), `${token},owner,owner\n`);
    writeFileSync(config, before.replace(adminToken, token));
    onTestFinished(() => writeFileSync(config, before));
    await rig.cluster.restart();
    await bindOwner('cluster-admin');
  }

  it('ends when the way to its pod is forbidden', async () => {
    await comeAsOwner();
    const server = await begin();
    // It may look at services and pods, and forward no port.
    await bindOwner('view');
    await remove(`${bindings}/owner-cluster-admin`);
    await server.stop();
    await expectEnd(
      'failed',
      `The credential in client.config is not allowed to forward ports to the pod ${installed.headlamp.name}, which needs get and create on pods/portforward (403). Check which user client.config holds: it should be the cluster administrator.`,
    );
  });

  it('leaves a bug in its end at quitting to the log, and to nobody else', async () => {
    const door = createDashboardProxy();
    const noted: unknown[] = [];
    await begin({
      dashboardProxy: {
        async open(parts) {
          const opened = await door.open(parts);
          if (!opened.ok) return opened;
          const { value: session } = opened;
          const close = () => {
            session.close();
            throw new TypeError('a mistake of ours');
          };
          return ok({ admit: () => session.admit(), leave: (page) => session.leave(page), close });
        },
      },
      log: {
        write: (event, facts) => noted.push([event, facts?.type]),
        pageBug: () => undefined,
        failure: () => undefined,
      },
    });
    await open.keyfob.quit();
    expect(noted).toContainEqual(['bug', 'TypeError']);
  });
});
