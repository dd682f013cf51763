import { describe, expect, it } from 'vitest';
import { hasServers } from './binaries.ts';
import { moment, own, rbac, useOwnAccounts } from './own-accounts-rig.ts';

describe.skipIf(!hasServers)('accounts that Keyfob made, on the real API server with RBAC', () => {
  const rig = useOwnAccounts();
  const { status, list, account, refOf, make, run, step, events, savedIds } = rig;

  it('lists an account made by a preset, changes its rights, and removes it with all that was made for it', async () => {
    const { token, id } = await make('watcher');
    expect(await list()).toMatchObject({
      rows: [
        {
          ...{ name: 'watcher', savedTokens: 1, isOfTray: false, removedAt: null },
          rights: { kind: 'preset', preset: 'view-all', target: null },
        },
      ],
      error: null,
    });
    const ref = await refOf('watcher');
    expect((await rig.cluster.request('GET', '/api/v1/nodes', undefined, token)).status).toBe(403);
    const changed = await rig.open.handlers['own-account:change-rights']({
      ...{ ...ref, kind: 'dashboards', target: 'default' },
    });
    expect(changed).toEqual({ ok: true, value: {} });
    expect(run()).toMatchObject({ name: 'watcher', deed: 'change-rights', status: 'done' });
    expect((await account('watcher')).rights).toEqual({ kind: 'preset', preset: 'dashboards', target: null });
    await expect
      .poll(async () => (await rig.cluster.request('GET', '/api/v1/nodes', undefined, token)).status)
      .toBe(200);
    await rig.open.handlers['own-account:change-rights']({
      ...ref,
      kind: 'view-namespace',
      target: 'default',
    });
    expect((await account('watcher')).rights).toEqual({
      ...{ kind: 'preset', preset: 'view-namespace', target: 'default' },
    });
    expect(await status(`${rbac}/clusterroles/keyfob-watcher`)).toBe(404);
    await expect
      .poll(async () => (await rig.cluster.request('GET', '/api/v1/nodes', undefined, token)).status)
      .toBe(403);

    expect(await rig.open.handlers['own-account:remove'](ref)).toEqual({ ok: true, value: {} });
    expect(run()).toMatchObject({ status: 'done', error: null });
    expect(run().steps.map(({ name, status: how }) => [name, how])).toEqual([
      ['take-rights', 'done'],
      ['secrets', 'done'],
      ['account', 'done'],
      ['refusal', 'done'],
      ['saved-tokens', 'done'],
      ['namespace', 'done'],
    ]);
    expect(step('refusal')?.seconds).toBeLessThanOrEqual(12);
    expect((await rig.cluster.request('GET', '/version', undefined, token)).status).toBe(401);
    expect(await status(own)).toBe(404);
    expect(step('namespace')).toMatchObject({ note: null, objects: ['Namespace keyfob'] });
    for (const path of [`${rbac}/clusterrolebindings/keyfob-watcher`, `${rbac}/clusterroles/keyfob-watcher`])
      expect(await status(path)).toBe(404);
    expect(savedIds()).not.toContain(id);
    expect((await account('watcher')).removedAt).toEqual(expect.any(Number));
    expect((await events()).slice(0, 6)).toEqual([
      ...['token-forgotten', 'account-removed', 'token-revoked', 'account-rights-taken'],
      ...['account-rights-changed', 'account-rights-changed'],
    ]);
  });

  it('looks once more where a look began before something was done', async () => {
    const isHeld = { next: false };
    const [asked, released] = [moment(), moment()];
    await rig.reopen((api) => ({
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
    await rig.open.handlers['own-account:change-rights']({ ...ref, kind: 'dashboards', target: 'default' });
    const after = list();
    released.come();
    await before;
    expect((await after).rows).toMatchObject([{ name: 'robot', rights: { preset: 'dashboards' } }]);
  });

  it('touches no account that took the place of the one that was meant', async () => {
    await make('robot');
    const ref = await refOf('robot');
    await rig.cluster.request('DELETE', `${own}/serviceaccounts/robot`);
    await rig.cluster.request('POST', `${own}/serviceaccounts`, { metadata: { name: 'robot' } });
    expect(await rig.open.handlers['own-account:remove'](ref)).toMatchObject({
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
    const { body } = await rig.cluster.request('GET', binding);
    const subjects = [...(body as { subjects: object[] }).subjects, { kind: 'User', name: 'jane' }];
    await rig.cluster.request('PUT', binding, { ...(body as object), subjects });
    expect(await rig.open.handlers['own-account:remove'](ref)).toEqual({
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
      const { body } = await rig.cluster.request('GET', binding);
      const subjects = [...(body as { subjects: object[] }).subjects, { kind: 'User', name: 'jane' }];
      await rig.cluster.request('PUT', binding, { ...(body as object), subjects });
    };
    rig.proxy.intercept((path, method) => {
      if (method !== 'DELETE' || path !== binding) return null;
      changed ??= change();
      return { kind: 'delay', milliseconds: 1000 };
    });
    expect(await rig.open.handlers['own-account:remove'](ref)).toMatchObject({
      ok: false,
      error: { code: 'api-conflict', name: 'keyfob-robot' },
    });
    expect(changed).not.toBeNull();
    expect(await status(binding)).toBe(200);
    expect(await rig.open.handlers['own-account:remove'](ref)).toMatchObject({
      ok: false,
      error: { code: 'binding-shared' },
    });
  });

  it('takes nothing where the new rights cannot be given', async () => {
    await make('robot');
    expect(
      await rig.open.handlers['own-account:change-rights']({
        ...{ ...(await refOf('robot')), kind: 'edit-namespace', target: 'nowhere' },
      }),
    ).toMatchObject({ ok: false, error: { code: 'api-not-found', name: 'nowhere' } });
    expect((await account('robot')).rights).toMatchObject({ preset: 'view-all' });
  });

  it('says that it lacks the right, and keeps the list of before with its time while the API is down', async () => {
    await make('robot');
    const ref = await refOf('robot');
    rig.proxy.intercept((path, method) =>
      method === 'DELETE' && path.includes('/clusterrolebindings/')
        ? { kind: 'status', status: 403, body: JSON.stringify(forbidden) }
        : null,
    );
    expect(await rig.open.handlers['own-account:remove'](ref)).toMatchObject({
      ok: false,
      error: {
        code: 'api-forbidden',
        action: { does: 'delete', object: 'ClusterRoleBinding keyfob-robot' },
      },
    });
    const { seenAt } = await list();
    rig.proxy.intercept(() => ({ kind: 'status', status: 503, body: '{"kind":"Status"}' }));
    expect(await list()).toMatchObject({
      rows: [{ name: 'robot' }],
      seenAt,
      error: { code: 'api-server-error' },
    });
  });

  it('proves by a token of its own where none is kept, and lets the tray make its account anew only when asked', async () => {
    await rig.open.handlers['access:set-up']({ role: 'view' });
    const ref = await refOf('dashboard');
    expect(await account('dashboard')).toMatchObject({ isOfTray: true, savedTokens: 0 });
    expect(await rig.open.handlers['own-account:remove'](ref)).toEqual({ ok: true, value: {} });
    expect(step('refusal')).toMatchObject({
      status: 'done',
      note: null,
      seconds: expect.any(Number) as number,
    });
    expect(rig.open.keyfob.store.snapshot.cluster).toMatchObject({ access: { value: { status: 'absent' } } });
    await rig.open.handlers['token:copy-fresh']({});
    expect(rig.open.keyfob.store.snapshot.question).toMatchObject({ kind: 'set-up-access', then: 'copy' });
    expect(rig.open.clipboard()).toBeNull();
    expect(await status(own)).toBe(404);
  });
});

const forbidden = {
  ...{ kind: 'Status', apiVersion: 'v1', status: 'Failure', reason: 'Forbidden', code: 403 },
  message:
    'clusterrolebindings.rbac.authorization.k8s.io "keyfob-robot" is forbidden: User "admin" cannot delete resource "clusterrolebindings" in API group "rbac.authorization.k8s.io" at the cluster scope',
  details: { name: 'keyfob-robot', kind: 'clusterrolebindings' },
};
