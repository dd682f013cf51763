import { describe, expect, it } from 'vitest';
import { mintToken, openOf } from '../fakes/open-keyfob.ts';
import { hasServers } from './binaries.ts';
import { moment, own, useOwnAccounts } from './own-accounts-rig.ts';

describe.skipIf(!hasServers)('acts on accounts that were cut off, on the real API server', () => {
  const rig = useOwnAccounts();
  const { status, account, refOf, make, run, step, events, savedIds } = rig;

  it('goes on with a removal that was cut off after the binding, and names what is left', async () => {
    const { token, id } = await make('robot');
    const ref = await refOf('robot');
    rig.proxy.intercept((path, method) =>
      method === 'DELETE' && path.includes('/secrets/')
        ? { kind: 'status', status: 503, body: '{"kind":"Status","message":"gone for a moment"}' }
        : null,
    );
    expect(await rig.open.handlers['own-account:remove'](ref)).toMatchObject({
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
    expect((await rig.cluster.request('GET', '/api/v1/pods', undefined, token)).status).toBe(403);
    expect(savedIds()).toContain(id);

    rig.proxy.intercept(() => null);
    expect(await rig.open.handlers['own-account:remove'](ref)).toEqual({ ok: true, value: {} });
    expect(step('take-rights')).toMatchObject({ status: 'done', total: 0 });
    expect((await rig.cluster.request('GET', '/version', undefined, token)).status).toBe(401);
    expect(await status(own)).toBe(404);
    expect(savedIds()).not.toContain(id);
  });

  it('goes on after its account is gone, and keeps its tokens until they were seen to be refused', async () => {
    const { id } = await make('robot');
    const ref = await refOf('robot');
    rig.proxy.intercept((path) =>
      path.endsWith('/tokenreviews') ? { kind: 'status', status: 500, body: '{"kind":"Status"}' } : null,
    );
    const removing = rig.open.handlers['own-account:remove'](ref);
    expect(await removing).toMatchObject({ ok: false, error: { code: 'api-server-error' } });
    expect(step('refusal')).toMatchObject({ status: 'failed' });
    expect(savedIds()).toContain(id);
    expect((await account('robot')).removedAt).toEqual(expect.any(Number));
    rig.proxy.intercept(() => null);
    expect(await rig.open.handlers['own-account:remove'](ref)).toEqual({ ok: true, value: {} });
    expect(savedIds()).not.toContain(id);
  }, 90_000);

  it('goes on where the answer to the deletion of its account was lost, also after something else was done', async () => {
    const { id } = await make('robot');
    const lasting = await mintToken(
      rig.open.handlers,
      { namespace: 'keyfob', name: 'robot' },
      { revocable: false },
    );
    if (!lasting.ok) throw new Error(lasting.error.code);
    await make('watcher');
    const ref = await refOf('robot');
    let gone: Promise<unknown> = Promise.resolve();
    rig.proxy.intercept((path, method) => {
      if (method !== 'DELETE' || !path.endsWith('/serviceaccounts/robot')) return null;
      gone = rig.cluster.request('DELETE', path);
      return { kind: 'cut' };
    });
    expect(await rig.open.handlers['own-account:remove'](ref)).toMatchObject({ ok: false });
    await gone;
    rig.proxy.intercept(() => null);
    expect(
      await rig.open.handlers['own-account:change-rights']({
        ...{ ...(await refOf('watcher')), kind: 'dashboards', target: 'default' },
      }),
    ).toEqual({ ok: true, value: {} });
    expect(await account('robot')).toMatchObject({
      ...{ removedAt: expect.any(Number) as number, isUnfinished: true, savedTokens: 2 },
    });
    const rows = openOf(rig.open.keyfob).saved.rows();
    expect(rows.find((row) => row.id === lasting.value.id)?.revocation).toMatchObject({
      revokedAt: expect.any(Number) as number,
    });
    expect(await rig.open.handlers['own-account:remove'](ref)).toEqual({ ok: true, value: {} });
    expect(savedIds()).not.toContain(id);
    expect(await account('robot')).toMatchObject({ isUnfinished: false, savedTokens: 0 });
    expect((await events()).filter((event) => event === 'account-removed')).toHaveLength(1);
  });

  it('ends as failed where something is thrown, and can be gone on with', async () => {
    let isBroken = true;
    await rig.reopen((api) => ({
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
    expect(await rig.open.handlers['own-account:remove'](ref)).toMatchObject({ ok: false, error: bug });
    expect(run()).toMatchObject({ status: 'failed', error: bug, endedAt: expect.any(Number) as number });
    expect(step('take-rights')).toMatchObject({ status: 'failed' });
    isBroken = false;
    expect(await rig.open.handlers['own-account:remove'](ref)).toEqual({ ok: true, value: {} });
  });

  it('makes no token to ask about before all else is gone', async () => {
    await rig.open.handlers['access:set-up']({ role: 'view' });
    const ref = await refOf('dashboard');
    const minted: string[] = [];
    rig.proxy.intercept((path, method) => {
      if (path.endsWith('/serviceaccounts/dashboard/token')) minted.push(path);
      return method === 'DELETE' && path.includes('/clusterrolebindings/')
        ? { kind: 'status', status: 503, body: '{"kind":"Status"}' }
        : null;
    });
    expect(await rig.open.handlers['own-account:remove'](ref)).toMatchObject({
      ok: false,
      error: { code: 'api-server-error' },
    });
    expect(step('account')).toMatchObject({ status: 'waiting' });
    expect(minted).toEqual([]);
  });

  it('makes no account in its namespace while one is being removed', async () => {
    await make('robot');
    const ref = await refOf('robot');
    const asked = moment();
    rig.proxy.intercept((path, method) => {
      if (method !== 'DELETE' || !path.includes('/secrets/')) return null;
      asked.come();
      return { kind: 'delay', milliseconds: 2000 };
    });
    const removing = rig.open.handlers['own-account:remove'](ref);
    await asked.past;
    const busy = { ok: false, error: { code: 'account-busy', account: 'keyfob/robot' } };
    expect(
      await mintToken(rig.open.handlers, { kind: 'view-all', name: 'watcher', target: 'default' }),
    ).toEqual(busy);
    expect(await rig.open.handlers['access:set-up']({ role: 'view' })).toEqual(busy);
    expect(await removing).toEqual({ ok: true, value: {} });
    expect(await make('watcher')).toMatchObject({ serviceAccount: 'watcher' });
  });

  it('ends a token, too, that was minted while its account was removed', async () => {
    const [minted, released] = [moment(), moment()];
    let isHeld = false;
    let minting: Promise<unknown> = Promise.resolve();
    await rig.reopen((api) => ({
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
    const late = mintToken(rig.open.handlers, { namespace: 'keyfob', name: 'robot' });
    minting = late;
    await minted.past;
    expect(await rig.open.handlers['own-account:remove'](ref)).toEqual({ ok: true, value: {} });
    const row = await late;
    if (!row.ok) throw new Error(row.error.code);
    expect(step('saved-tokens')).toMatchObject({ total: 2 });
    expect(savedIds()).not.toContain(id);
    expect(savedIds()).not.toContain(row.value.id);
  });

  it('notes the rights that were taken before a step failed, and names only what is left', async () => {
    await make('robot', 'dashboards');
    const ref = await refOf('robot');
    const failing = (on: string, last: string) =>
      rig.proxy.intercept((path, method) =>
        method === on && path.endsWith(last)
          ? { kind: 'status', status: 503, body: '{"kind":"Status"}' }
          : null,
      );
    failing('DELETE', '/clusterrolebindings/keyfob-robot-nodes');
    expect(await rig.open.handlers['own-account:remove'](ref)).toMatchObject({ ok: false });
    expect(step('take-rights')).toMatchObject({
      ...{ status: 'failed', total: 2 },
      objects: ['ClusterRoleBinding keyfob-robot-nodes', 'ClusterRole keyfob-robot'],
    });
    expect((await events())[0]).toBe('account-rights-taken');

    failing('POST', '/rolebindings');
    const before = (await events()).length;
    expect(
      await rig.open.handlers['own-account:change-rights']({
        ...ref,
        kind: 'view-namespace',
        target: 'default',
      }),
    ).toMatchObject({ ok: false });
    expect(step('give-rights')).toMatchObject({
      status: 'failed',
      objects: ['RoleBinding default/keyfob-robot'],
    });
    expect((await events()).slice(0, -before)).toEqual(['account-rights-taken']);
  });
});
