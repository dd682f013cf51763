import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { AccountRun, AccountStepName } from '../../src/shared/contract/state/own-account-state.ts';
import type { PresetKind } from '../../src/shared/contract/state/preset.ts';
import { mintToken, openKeyfob, openOf, type OpenKeyfob } from '../fakes/open-keyfob.ts';
import { createConnectCluster } from '../../src/main/adapters/api/connect-cluster.ts';
import type { ClusterApi } from '../../src/main/core/ports/cluster-api.ts';
import { hasServers } from './binaries.ts';
import { startCluster, type Cluster } from './cluster.ts';
import { startControllers, type Controllers } from './controllers.ts';
import { startProxy, type Proxy } from './proxy.ts';

const rbac = '/apis/rbac.authorization.k8s.io/v1';
const own = '/api/v1/namespaces/keyfob';

describe.skipIf(!hasServers)('accounts that Keyfob made, on the real API server with RBAC', () => {
  let cluster: Cluster;
  let controllers: Controllers;
  let proxy: Proxy;
  let open: OpenKeyfob;

  beforeEach(async () => {
    cluster = await startCluster({ rbac: true });
    controllers = await startControllers(cluster, [
      ...(['namespace-controller', 'serviceaccount-controller'] as const),
      'clusterrole-aggregation-controller',
    ]);
    proxy = await startProxy(cluster);
    open = await openKeyfob(proxy.snapData);
  });
  afterEach(async () => {
    await open.close();
    await proxy.stop();
    await controllers.stop();
    await cluster.stop();
  });

  const status = async (path: string) => (await cluster.request('GET', path)).status;
  const list = async () => {
    const listed = await open.handlers['own-accounts:list']({ offset: 0, limit: 200 });
    if (!listed.ok) throw new Error(listed.error.code);
    return listed.value;
  };
  async function account(name: string) {
    const found = (await list()).rows.find((row) => row.name === name);
    if (found === undefined) throw new Error(`no account ${name}`);
    return found;
  }
  async function refOf(name: string) {
    return { name, uid: (await account(name)).uid };
  }
  async function make(name: string, kind: PresetKind = 'view-all', target = 'default') {
    const minted = await mintToken(open.handlers, { kind, name, target });
    if (!minted.ok) throw new Error(minted.error.code);
    return { ...minted.value, token: await open.token(minted.value.id) };
  }
  function run(): AccountRun {
    const { accountRun } = open.keyfob.store.snapshot;
    if (accountRun === null) throw new Error('no run');
    return accountRun;
  }
  const step = (name: AccountStepName) => run().steps.find((each) => each.name === name);
  /** Opens the cluster anew, with calls of its API that do otherwise. */
  async function reopen(change: (api: ClusterApi) => Partial<ClusterApi>) {
    const connect = createConnectCluster(10_000);
    await open.close();
    open = await openKeyfob(proxy.snapData, undefined, {
      connect(...how) {
        const api = connect(...how);
        return { ...api, ...change(api) };
      },
    });
  }
  async function events() {
    await open.keyfob.activity.settled();
    const activity = await open.handlers['activity:list']({ offset: 0, limit: 50 });
    if (!activity.ok) throw new Error(activity.error.code);
    return activity.value.entries.map(({ event }) => event);
  }
  const keptIds = () =>
    openOf(open.keyfob)
      .saved.rows()
      .map(({ id }) => id);

  it('lists an account made by a preset, changes its rights, and removes it with all that was made for it', async () => {
    const { token, id } = await make('watcher');
    expect(await list()).toMatchObject({
      rows: [
        {
          ...{ name: 'watcher', keptTokens: 1, isOfTray: false, removedAt: null },
          rights: { kind: 'preset', preset: 'view-all', target: null },
        },
      ],
      error: null,
    });
    const ref = await refOf('watcher');
    expect((await cluster.request('GET', '/api/v1/nodes', undefined, token)).status).toBe(403);
    const changed = await open.handlers['own-account:change-rights']({
      ...{ ...ref, kind: 'dashboards', target: 'default' },
    });
    expect(changed).toEqual({ ok: true, value: {} });
    expect(run()).toMatchObject({ name: 'watcher', deed: 'change-rights', status: 'done' });
    expect((await account('watcher')).rights).toEqual({ kind: 'preset', preset: 'dashboards', target: null });
    await expect
      .poll(async () => (await cluster.request('GET', '/api/v1/nodes', undefined, token)).status)
      .toBe(200);
    await open.handlers['own-account:change-rights']({ ...ref, kind: 'view-namespace', target: 'default' });
    expect((await account('watcher')).rights).toEqual({
      ...{ kind: 'preset', preset: 'view-namespace', target: 'default' },
    });
    expect(await status(`${rbac}/clusterroles/keyfob-watcher`)).toBe(404);
    await expect
      .poll(async () => (await cluster.request('GET', '/api/v1/nodes', undefined, token)).status)
      .toBe(403);

    expect(await open.handlers['own-account:remove'](ref)).toEqual({ ok: true, value: {} });
    expect(run()).toMatchObject({ status: 'done', error: null });
    expect(run().steps.map(({ name, status: how }) => [name, how])).toEqual([
      ['take-rights', 'done'],
      ['secrets', 'done'],
      ['account', 'done'],
      ['refusal', 'done'],
      ['kept-tokens', 'done'],
      ['namespace', 'done'],
    ]);
    expect(step('refusal')?.seconds).toBeLessThanOrEqual(12);
    expect((await cluster.request('GET', '/version', undefined, token)).status).toBe(401);
    expect(await status(own)).toBe(404);
    expect(step('namespace')).toMatchObject({ note: null, objects: ['Namespace keyfob'] });
    for (const path of [`${rbac}/clusterrolebindings/keyfob-watcher`, `${rbac}/clusterroles/keyfob-watcher`])
      expect(await status(path)).toBe(404);
    expect(keptIds()).not.toContain(id);
    expect((await account('watcher')).removedAt).toEqual(expect.any(Number));
    expect((await events()).slice(0, 6)).toEqual([
      ...['token-forgotten', 'account-removed', 'token-revoked', 'account-rights-taken'],
      ...['account-rights-changed', 'account-rights-changed'],
    ]);
  });

  it('goes on with a removal that was cut off after the binding, and names what is left', async () => {
    const { token, id } = await make('robot');
    const ref = await refOf('robot');
    proxy.intercept((path, method) =>
      method === 'DELETE' && path.includes('/secrets/')
        ? { kind: 'status', status: 503, body: '{"kind":"Status","message":"gone for a moment"}' }
        : null,
    );
    expect(await open.handlers['own-account:remove'](ref)).toMatchObject({
      ok: false,
      error: { code: 'api-server-error', status: 503 },
    });
    expect(run()).toMatchObject({ status: 'failed', error: { code: 'api-server-error' } });
    expect(step('take-rights')).toMatchObject({
      status: 'done',
      objects: ['ClusterRoleBinding keyfob-robot'],
    });
    expect(step('secrets')).toMatchObject({ status: 'failed', objects: [`Secret keyfob-token-${id}`] });
    expect(step('account')).toMatchObject({ status: 'waiting', objects: ['ServiceAccount robot'] });
    expect((await account('robot')).rights).toEqual({ kind: 'none' });
    expect((await cluster.request('GET', '/api/v1/pods', undefined, token)).status).toBe(403);
    expect(keptIds()).toContain(id);

    proxy.intercept(() => null);
    expect(await open.handlers['own-account:remove'](ref)).toEqual({ ok: true, value: {} });
    expect(step('take-rights')).toMatchObject({ status: 'done', total: 0 });
    expect((await cluster.request('GET', '/version', undefined, token)).status).toBe(401);
    expect(await status(own)).toBe(404);
    expect(keptIds()).not.toContain(id);
  });

  it('goes on after its account is gone, and keeps its tokens until they were seen to be refused', async () => {
    const { id } = await make('robot');
    const ref = await refOf('robot');
    proxy.intercept((path) =>
      path.endsWith('/tokenreviews') ? { kind: 'status', status: 500, body: '{"kind":"Status"}' } : null,
    );
    const removing = open.handlers['own-account:remove'](ref);
    expect(await removing).toMatchObject({ ok: false, error: { code: 'api-server-error' } });
    expect(step('refusal')).toMatchObject({ status: 'failed' });
    expect(keptIds()).toContain(id);
    expect((await account('robot')).removedAt).toEqual(expect.any(Number));
    proxy.intercept(() => null);
    expect(await open.handlers['own-account:remove'](ref)).toEqual({ ok: true, value: {} });
    expect(keptIds()).not.toContain(id);
  }, 90_000);

  it('goes on where the answer to the deletion of its account was lost, also after something else was done', async () => {
    const { id } = await make('robot');
    const lasting = await mintToken(
      open.handlers,
      { namespace: 'keyfob', name: 'robot' },
      { revocable: false },
    );
    if (!lasting.ok) throw new Error(lasting.error.code);
    await make('watcher');
    const ref = await refOf('robot');
    let gone: Promise<unknown> = Promise.resolve();
    proxy.intercept((path, method) => {
      if (method !== 'DELETE' || !path.endsWith('/serviceaccounts/robot')) return null;
      gone = cluster.request('DELETE', path);
      return { kind: 'cut' };
    });
    expect(await open.handlers['own-account:remove'](ref)).toMatchObject({ ok: false });
    await gone;
    proxy.intercept(() => null);
    expect(
      await open.handlers['own-account:change-rights']({
        ...{ ...(await refOf('watcher')), kind: 'dashboards', target: 'default' },
      }),
    ).toEqual({ ok: true, value: {} });
    expect(await account('robot')).toMatchObject({
      ...{ removedAt: expect.any(Number) as number, isUnfinished: true, keptTokens: 2 },
    });
    const rows = openOf(open.keyfob).saved.rows();
    expect(rows.find((row) => row.id === lasting.value.id)?.revocation).toMatchObject({
      revokedAt: expect.any(Number) as number,
    });
    expect(await open.handlers['own-account:remove'](ref)).toEqual({ ok: true, value: {} });
    expect(keptIds()).not.toContain(id);
    expect(await account('robot')).toMatchObject({ isUnfinished: false, keptTokens: 0 });
    expect((await events()).filter((event) => event === 'account-removed')).toHaveLength(1);
  });

  it('ends as failed where something is thrown, and can be gone on with', async () => {
    let isBroken = true;
    await reopen((api) => ({
      objects: {
        ...api.objects,
        delete: (...what) => {
          if (isBroken) throw new TypeError('nobody expected this');
          return api.objects.delete(...what);
        },
      },
    }));
    await make('robot');
    const ref = await refOf('robot');
    const bug = { code: 'bug', incident: expect.any(String) as string };
    expect(await open.handlers['own-account:remove'](ref)).toMatchObject({ ok: false, error: bug });
    expect(run()).toMatchObject({ status: 'failed', error: bug, endedAt: expect.any(Number) as number });
    expect(step('take-rights')).toMatchObject({ status: 'failed' });
    isBroken = false;
    expect(await open.handlers['own-account:remove'](ref)).toEqual({ ok: true, value: {} });
  });

  it('looks once more where a look began before something was done', async () => {
    const isHeld = { next: false };
    const [asked, released] = [moment(), moment()];
    await reopen((api) => ({
      lists: {
        ...api.lists,
        page: async (name, ...how) => {
          const isThis = isHeld.next && name === 'own-accounts';
          if (isThis) isHeld.next = false;
          const page = await api.lists.page(name, ...how);
          if (isThis) {
            asked.come();
            await released.past;
          }
          return page;
        },
      },
    }));
    await make('robot');
    const ref = await refOf('robot');
    isHeld.next = true;
    const before = list();
    await asked.past;
    await open.handlers['own-account:change-rights']({ ...ref, kind: 'dashboards', target: 'default' });
    const after = list();
    released.come();
    await before;
    expect((await after).rows).toMatchObject([{ name: 'robot', rights: { preset: 'dashboards' } }]);
  });

  it('leaves alone what others made, and what others need', async () => {
    const watcher = await make('watcher');
    const robot = await make('robot', 'edit-namespace', 'default');
    await cluster.request('POST', `${own}/configmaps`, { metadata: { name: 'of-somebody' } });
    await cluster.request('POST', `${own}/secrets`, { metadata: { name: 'of-somebody' } });
    await cluster.request('POST', `${own}/serviceaccounts`, { metadata: { name: 'of-somebody' } });
    const list1 = await list();
    expect(list1.rows.map(({ name }) => name)).toEqual(['robot', 'watcher']);
    expect(await open.handlers['own-account:remove'](await refOf('robot'))).toEqual({ ok: true, value: {} });
    expect(step('namespace')).toMatchObject({ note: 'shared', objects: ['watcher'] });
    expect(await status(`${own}/secrets/keyfob-token-${robot.id}`)).toBe(404);
    expect(await status(`${own}/secrets/keyfob-token-${watcher.id}`)).toBe(200);
    expect((await cluster.request('GET', '/api/v1/pods', undefined, watcher.token)).status).toBe(200);

    expect(await open.handlers['own-account:remove'](await refOf('watcher'))).toEqual({
      ok: true,
      value: {},
    });
    expect(step('namespace')).toMatchObject({
      note: 'holds',
      objects: expect.arrayContaining(['ConfigMap of-somebody', 'Secret of-somebody']) as string[],
    });
    for (const kind of ['configmaps', 'secrets', 'serviceaccounts'])
      expect(await status(`${own}/${kind}/of-somebody`)).toBe(200);
  });

  it('leaves the tokens of accounts that others made in its namespace, also with the last of its own', async () => {
    await make('robot');
    await cluster.request('POST', `${own}/serviceaccounts`, { metadata: { name: 'by-hand' } });
    const minted = await mintToken(open.handlers, { namespace: 'keyfob', name: 'by-hand' });
    if (!minted.ok) throw new Error(minted.error.code);
    const { id } = minted.value;
    const token = await open.token(id);
    const accepted = async () => (await cluster.request('GET', '/version', undefined, token)).status;
    expect(await open.handlers['own-account:remove'](await refOf('robot'))).toEqual({ ok: true, value: {} });
    expect(step('secrets')?.objects).not.toContain(`Secret keyfob-token-${id}`);
    expect(await status(`${own}/secrets/keyfob-token-${id}`)).toBe(200);
    expect(await accepted()).toBe(200);
    expect(keptIds()).toContain(id);
    expect(step('namespace')).toMatchObject({ note: 'shared', objects: ['by-hand'] });
  });

  it('leaves the namespace where a token of the account that is in every namespace is kept', async () => {
    await make('robot');
    const minted = await mintToken(
      open.handlers,
      { namespace: 'keyfob', name: 'default' },
      { revocable: false },
    );
    if (!minted.ok) throw new Error(minted.error.code);
    expect(await open.handlers['own-account:remove'](await refOf('robot'))).toEqual({ ok: true, value: {} });
    expect(step('namespace')).toMatchObject({ note: 'shared', objects: ['default'] });
    expect(await status(`${own}/serviceaccounts/default`)).toBe(200);
  });

  it('keeps nothing for the tokens of accounts that are not there any more', async () => {
    await make('robot');
    const ref = await refOf('robot');
    const watcher = { kind: 'view-all', name: 'watcher', target: 'default' } as const;
    expect(await mintToken(open.handlers, watcher, { revocable: false })).toMatchObject({ ok: true });
    await cluster.request('DELETE', `${own}/serviceaccounts/watcher`);
    expect(await open.handlers['own-account:remove'](ref)).toEqual({ ok: true, value: {} });
    expect(step('namespace')).toMatchObject({ note: null, objects: ['Namespace keyfob'] });
  });

  it('makes no token to ask about before all else is gone', async () => {
    await open.handlers['access:set-up']({ role: 'view' });
    const ref = await refOf('dashboard');
    const minted: string[] = [];
    proxy.intercept((path, method) => {
      if (path.endsWith('/serviceaccounts/dashboard/token')) minted.push(path);
      return method === 'DELETE' && path.includes('/clusterrolebindings/')
        ? { kind: 'status', status: 503, body: '{"kind":"Status"}' }
        : null;
    });
    expect(await open.handlers['own-account:remove'](ref)).toMatchObject({
      ok: false,
      error: { code: 'api-server-error' },
    });
    expect(step('account')).toMatchObject({ status: 'waiting' });
    expect(minted).toEqual([]);
  });

  it('leaves the namespace where an account came into it while it was looked through', async () => {
    await make('robot');
    const ref = await refOf('robot');
    let isMade: Promise<unknown> | null = null;
    proxy.intercept((path) => {
      if (!path.endsWith('/namespaces/keyfob/rolebindings')) return null;
      isMade ??= cluster.request('POST', `${own}/serviceaccounts`, {
        metadata: { name: 'late', labels: { 'app.kubernetes.io/managed-by': 'keyfob' } },
      });
      return { kind: 'delay', milliseconds: 1000 };
    });
    expect(await open.handlers['own-account:remove'](ref)).toEqual({ ok: true, value: {} });
    expect(isMade).not.toBeNull();
    expect(step('namespace')).toMatchObject({ note: 'shared', objects: ['late'] });
    expect(await status(`${own}/serviceaccounts/late`)).toBe(200);
  });

  it('makes no account in its namespace while one is being removed', async () => {
    await make('robot');
    const ref = await refOf('robot');
    const asked = moment();
    proxy.intercept((path, method) => {
      if (method !== 'DELETE' || !path.includes('/secrets/')) return null;
      asked.come();
      return { kind: 'delay', milliseconds: 2000 };
    });
    const removing = open.handlers['own-account:remove'](ref);
    await asked.past;
    const busy = { ok: false, error: { code: 'account-busy', account: 'keyfob/robot' } };
    expect(await mintToken(open.handlers, { kind: 'view-all', name: 'watcher', target: 'default' })).toEqual(
      busy,
    );
    expect(await open.handlers['access:set-up']({ role: 'view' })).toEqual(busy);
    expect(await removing).toEqual({ ok: true, value: {} });
    expect(await make('watcher')).toMatchObject({ serviceAccount: 'watcher' });
  });

  it('ends a token, too, that was minted while its account was removed', async () => {
    const [minted, released] = [moment(), moment()];
    let isHeld = false;
    let minting: Promise<unknown> = Promise.resolve();
    await reopen((api) => ({
      tokens: {
        ...api.tokens,
        mint: async (request) => {
          const token = await api.tokens.mint(request);
          if (!isHeld) return token;
          minted.come();
          await released.past;
          return token;
        },
        review: async (...what) => {
          released.come();
          await minting;
          return api.tokens.review(...what);
        },
      },
    }));
    const { id } = await make('robot');
    const ref = await refOf('robot');
    isHeld = true;
    const late = mintToken(open.handlers, { namespace: 'keyfob', name: 'robot' });
    minting = late;
    await minted.past;
    expect(await open.handlers['own-account:remove'](ref)).toEqual({ ok: true, value: {} });
    const row = await late;
    if (!row.ok) throw new Error(row.error.code);
    expect(step('kept-tokens')).toMatchObject({ total: 2 });
    expect(keptIds()).not.toContain(id);
    expect(keptIds()).not.toContain(row.value.id);
  });

  it('notes the rights that were taken before a step failed, and names only what is left', async () => {
    await make('robot', 'dashboards');
    const ref = await refOf('robot');
    const failing = (on: string, last: string) =>
      proxy.intercept((path, method) =>
        method === on && path.endsWith(last)
          ? { kind: 'status', status: 503, body: '{"kind":"Status"}' }
          : null,
      );
    failing('DELETE', '/clusterrolebindings/keyfob-robot-nodes');
    expect(await open.handlers['own-account:remove'](ref)).toMatchObject({ ok: false });
    expect(step('take-rights')).toMatchObject({
      ...{ status: 'failed', total: 2 },
      objects: ['ClusterRoleBinding keyfob-robot-nodes', 'ClusterRole keyfob-robot'],
    });
    expect((await events())[0]).toBe('account-rights-taken');

    failing('POST', '/rolebindings');
    const before = (await events()).length;
    expect(
      await open.handlers['own-account:change-rights']({ ...ref, kind: 'view-namespace', target: 'default' }),
    ).toMatchObject({ ok: false });
    expect(step('give-rights')).toMatchObject({
      status: 'failed',
      objects: ['RoleBinding default/keyfob-robot'],
    });
    expect((await events()).slice(0, -before)).toEqual(['account-rights-taken']);
  });

  it('touches no account that took the place of the one that was meant', async () => {
    await make('robot');
    const ref = await refOf('robot');
    await cluster.request('DELETE', `${own}/serviceaccounts/robot`);
    await cluster.request('POST', `${own}/serviceaccounts`, { metadata: { name: 'robot' } });
    expect(await open.handlers['own-account:remove'](ref)).toMatchObject({
      ok: false,
      error: { code: 'account-not-there', account: 'keyfob/robot' },
    });
    expect(await status(`${rbac}/clusterrolebindings/keyfob-robot`)).toBe(200);
    expect(await status(`${own}/serviceaccounts/robot`)).toBe(200);
  });

  it('stops before a binding that gives its role to others, too', async () => {
    await make('robot');
    const ref = await refOf('robot');
    const binding = `${rbac}/clusterrolebindings/keyfob-robot`;
    const { body } = await cluster.request('GET', binding);
    const subjects = [...(body as { subjects: object[] }).subjects, { kind: 'User', name: 'jane' }];
    await cluster.request('PUT', binding, { ...(body as object), subjects });
    expect(await open.handlers['own-account:remove'](ref)).toEqual({
      ok: false,
      error: {
        ...{ code: 'binding-shared', kind: 'ClusterRoleBinding', name: 'keyfob-robot' },
        account: 'keyfob/robot',
      },
    });
    expect(await status(binding)).toBe(200);
    expect(await status(`${own}/serviceaccounts/robot`)).toBe(200);
  });

  it('leaves a binding that was given to others while it worked', async () => {
    await make('robot');
    const ref = await refOf('robot');
    const binding = `${rbac}/clusterrolebindings/keyfob-robot`;
    let changed: Promise<unknown> | null = null;
    const change = async () => {
      const { body } = await cluster.request('GET', binding);
      const subjects = [...(body as { subjects: object[] }).subjects, { kind: 'User', name: 'jane' }];
      await cluster.request('PUT', binding, { ...(body as object), subjects });
    };
    proxy.intercept((path, method) => {
      if (method !== 'DELETE' || path !== binding) return null;
      changed ??= change();
      return { kind: 'delay', milliseconds: 1000 };
    });
    expect(await open.handlers['own-account:remove'](ref)).toMatchObject({
      ok: false,
      error: { code: 'api-conflict', name: 'keyfob-robot' },
    });
    expect(changed).not.toBeNull();
    expect(await status(binding)).toBe(200);
    expect(await open.handlers['own-account:remove'](ref)).toMatchObject({
      ok: false,
      error: { code: 'binding-shared' },
    });
  });

  it('takes nothing where the new rights cannot be given', async () => {
    await make('robot');
    expect(
      await open.handlers['own-account:change-rights']({
        ...{ ...(await refOf('robot')), kind: 'edit-namespace', target: 'nowhere' },
      }),
    ).toMatchObject({ ok: false, error: { code: 'api-not-found', name: 'nowhere' } });
    expect((await account('robot')).rights).toMatchObject({ preset: 'view-all' });
  });

  it('says that it lacks the right, and keeps the list of before with its time while the API is down', async () => {
    await make('robot');
    const ref = await refOf('robot');
    proxy.intercept((path, method) =>
      method === 'DELETE' && path.includes('/clusterrolebindings/')
        ? { kind: 'status', status: 403, body: JSON.stringify(forbidden) }
        : null,
    );
    expect(await open.handlers['own-account:remove'](ref)).toMatchObject({
      ok: false,
      error: {
        code: 'api-forbidden',
        action: { does: 'delete', object: 'ClusterRoleBinding keyfob-robot' },
      },
    });
    const { seenAt } = await list();
    proxy.intercept(() => ({ kind: 'status', status: 503, body: '{"kind":"Status"}' }));
    expect(await list()).toMatchObject({
      rows: [{ name: 'robot' }],
      seenAt,
      error: { code: 'api-server-error' },
    });
  });

  it('proves by a token of its own where none is kept, and lets the tray make its account anew only when asked', async () => {
    await open.handlers['access:set-up']({ role: 'view' });
    const ref = await refOf('dashboard');
    expect(await account('dashboard')).toMatchObject({ isOfTray: true, keptTokens: 0 });
    expect(await open.handlers['own-account:remove'](ref)).toEqual({ ok: true, value: {} });
    expect(step('refusal')).toMatchObject({
      status: 'done',
      note: null,
      seconds: expect.any(Number) as number,
    });
    expect(open.keyfob.store.snapshot.cluster).toMatchObject({ access: { value: { status: 'absent' } } });
    await open.handlers['token:copy-fresh']({});
    expect(open.keyfob.store.snapshot.question).toMatchObject({ kind: 'set-up-access', thenCopy: true });
    expect(open.clipboard()).toBeNull();
    expect(await status(own)).toBe(404);
  });
});

/** Something that is waited for, and comes when it is said. */
function moment(): { readonly past: Promise<void>; readonly come: () => void } {
  let come: () => void = () => undefined;
  const past = new Promise<void>((resolve) => (come = resolve));
  return { past, come: () => come() };
}

const forbidden = {
  ...{ kind: 'Status', apiVersion: 'v1', status: 'Failure', reason: 'Forbidden', code: 403 },
  message:
    'clusterrolebindings.rbac.authorization.k8s.io "keyfob-robot" is forbidden: User "admin" cannot delete resource "clusterrolebindings" in API group "rbac.authorization.k8s.io" at the cluster scope',
  details: { name: 'keyfob-robot', kind: 'clusterrolebindings' },
};
