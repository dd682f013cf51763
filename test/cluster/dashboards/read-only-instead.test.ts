import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Agreed, NativeChoice, NativeQuestion } from '../../../src/main/core/ports/desktop.ts';
import { FakeClock } from '../../fakes/fake-clock.ts';
import { fakeWindows } from '../../fakes/fake-windows.ts';
import { openOf, type OpenKeyfob } from '../../fakes/open-keyfob.ts';
import { lackOfRig, openOnRig, startDashboardRig, type DashboardRig } from './dashboard-rig.ts';
import { askAsBrowser, signIn } from './signed-in-browser.ts';

const lack = lackOfRig();
const rbac = '/apis/rbac.authorization.k8s.io/v1';

describe.skipIf(lack !== '')(
  `signing in as another account than one that may do everything (skipped: ${lack})`,
  () => {
    let rig: DashboardRig;
    let open: OpenKeyfob;
    let clock: FakeClock;
    let opened: readonly string[];
    let questions: (NativeQuestion | NativeChoice)[];
    let answer: Agreed;

    beforeAll(async () => {
      rig = await startDashboardRig();
    });
    afterAll(() => rig.stop());
    afterEach(async () => {
      await open.close();
      await rig.uninstall();
    });

    async function start(): Promise<void> {
      await rig.install('headlamp');
      questions = [];
      answer = 'instead';
      clock = new FakeClock(Date.now());
      ({ open, opened } = await openOnRig(rig, {
        clock,
        windows: fakeWindows({
          choose(question) {
            questions.push(question);
            return Promise.resolve(answer);
          },
          confirm(question) {
            questions.push(question);
            return Promise.resolve(false);
          },
        }),
      }));
    }
    const ask = async () => {
      await clock.advance(1_500);
      return open.handlers['dashboard:open']({ chosen: null });
    };
    const session = () => open.keyfob.store.snapshot.dashboardSession;
    const bind = async (name: string, account: string, role = 'cluster-admin') => {
      const { status } = await rig.cluster.request('POST', `${rbac}/clusterrolebindings`, {
        metadata: { name, labels: { 'app.kubernetes.io/managed-by': 'keyfob' } },
        roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: role },
        subjects: [{ kind: 'ServiceAccount', namespace: 'keyfob', name: account }],
      });
      expect(status).toBe(201);
    };
    const remove = async (path: string) => {
      expect((await rig.cluster.request('DELETE', path)).status).toBe(200);
    };
    const chooseBoss = async () => {
      const accounts = '/api/v1/namespaces/keyfob/serviceaccounts';
      await rig.cluster.request('POST', accounts, { metadata: { name: 'boss' } });
      await bind('boss', 'boss');
      await openOf(open.keyfob).trayAccount.choose({ namespace: 'keyfob', name: 'boss' });
    };
    const end = () => open.handlers['dashboard:end-session']({});
    /** What the dashboard may do for the page. */
    const statuses = async () => {
      const { origin, cookie } = await signIn(opened.at(-1)!);
      const seen = ['nodes', 'pods', 'secrets'].map((kind) =>
        askAsBrowser(`${origin}/clusters/main/api/v1/${kind}`, cookie),
      );
      return (await Promise.all(seen)).map(({ status }) => status);
    };

    it('takes Keyfob’s own account where the tray has another one, and asks once', async () => {
      await start();
      await chooseBoss();
      expect(await ask()).toEqual({ ok: true, value: {} });
      expect(questions).toHaveLength(1);
      expect(questions[0]).toMatchObject({ agree: 'Sign in', instead: 'Sign in read only' });
      expect(questions[0]?.detail).toContain('act as keyfob/boss');
      expect(questions[0]?.detail).toContain('takes keyfob/dashboard instead');
      expect(session()).toMatchObject({ account: { namespace: 'keyfob', name: 'dashboard' } });
      expect(await statuses()).toEqual([403, 200, 403]);
      await ask();
      expect(questions).toHaveLength(1);
      expect(new URL(opened[0]!).origin).toBe(new URL(opened[1]!).origin);
      await remove(`${rbac}/clusterrolebindings/boss`);
    });

    it('takes no account as read only that was given more meanwhile, and asks anew', async () => {
      await start();
      await chooseBoss();
      expect((await ask()).ok).toBe(true);
      expect(session()).toMatchObject({ power: 'read-only' });
      await end();
      await remove(`${rbac}/clusterrolebindings/keyfob-dashboard`);
      await bind('keyfob-dashboard', 'dashboard', 'edit');
      expect(await ask()).toEqual({
        ok: false,
        error: { code: 'access-differs', name: 'keyfob-dashboard', grants: 'ClusterRole edit' },
      });
      expect((await ask()).ok).toBe(true);
      expect(questions).toHaveLength(2);
      expect(session()).toMatchObject({ account: { name: 'dashboard-read-only' }, power: 'read-only' });
      for (const name of ['boss', 'keyfob-dashboard']) await remove(`${rbac}/clusterrolebindings/${name}`);
    });

    it('says by each session what its account may do by then, though it asks once', async () => {
      await start();
      await chooseBoss();
      answer = 'agree';
      await ask();
      expect(session()).toMatchObject({ account: { name: 'boss' }, power: 'everything' });
      await end();
      await remove(`${rbac}/clusterrolebindings/boss`);
      await ask();
      expect(session()).toMatchObject({ account: { name: 'boss' }, power: null });
      expect(questions).toHaveLength(1);
    });

    it('makes one that may only look where Keyfob’s own may do everything', async () => {
      await start();
      await remove(`${rbac}/clusterrolebindings/keyfob-dashboard`);
      await bind('keyfob-dashboard', 'dashboard');
      expect(await ask()).toEqual({ ok: true, value: {} });
      const account = { namespace: 'keyfob', name: 'dashboard-read-only' };
      expect(questions[0]?.detail).toContain('takes keyfob/dashboard-read-only instead');
      expect(session()).toMatchObject({ account });
      expect(await statuses()).toEqual([200, 200, 403]);
      await end();
      await bind('more', account.name);
      expect(await ask()).toEqual({ ok: false, error: { code: 'unconfirmed' } });
      expect(questions).toHaveLength(2);
      expect(questions[1]?.detail).toContain('act as keyfob/dashboard-read-only, which may do everything');
      for (const name of ['more', 'keyfob-dashboard']) await remove(`${rbac}/clusterrolebindings/${name}`);
    });
  },
);
