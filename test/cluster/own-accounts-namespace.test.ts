import { describe, expect, it } from 'vitest';
import { eventually } from '../desktop/processes.ts';
import { mintToken } from '../fakes/open-keyfob.ts';
import { hasServers } from './binaries.ts';
import { own, useOwnAccounts } from './own-accounts-rig.ts';

describe.skipIf(!hasServers)('the namespace of own accounts, on the real API server', () => {
  const rig = useOwnAccounts();
  const { status, list, refOf, make, step, savedIds } = rig;

  it('leaves alone what others made, and what others need', async () => {
    const watcher = await make('watcher');
    const robot = await make('robot', 'edit-namespace', 'default');
    await rig.cluster.request('POST', `${own}/configmaps`, { metadata: { name: 'of-somebody' } });
    await rig.cluster.request('POST', `${own}/secrets`, { metadata: { name: 'of-somebody' } });
    await rig.cluster.request('POST', `${own}/serviceaccounts`, { metadata: { name: 'of-somebody' } });
    const list1 = await list();
    expect(list1.rows.map(({ name }) => name)).toEqual(['robot', 'watcher']);
    expect(await rig.open.handlers['own-account:remove'](await refOf('robot'))).toEqual({
      ok: true,
      value: {},
    });
    expect(step('namespace')).toMatchObject({ note: 'shared', objects: ['watcher'] });
    expect(await status(`${own}/secrets/keyfob-token-${robot.id}`)).toBe(404);
    expect(await status(`${own}/secrets/keyfob-token-${watcher.id}`)).toBe(200);
    expect((await rig.cluster.request('GET', '/api/v1/pods', undefined, watcher.token)).status).toBe(200);

    expect(await rig.open.handlers['own-account:remove'](await refOf('watcher'))).toEqual({
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
    await rig.cluster.request('POST', `${own}/serviceaccounts`, { metadata: { name: 'by-hand' } });
    const minted = await mintToken(rig.open.handlers, { namespace: 'keyfob', name: 'by-hand' });
    if (!minted.ok) throw new Error(minted.error.code);
    const { id } = minted.value;
    const token = await rig.open.token(id);
    const accepted = async () => (await rig.cluster.request('GET', '/version', undefined, token)).status;
    expect(await rig.open.handlers['own-account:remove'](await refOf('robot'))).toEqual({
      ok: true,
      value: {},
    });
    expect(step('secrets')?.objects).not.toContain(`Secret keyfob-token-${id}`);
    expect(await status(`${own}/secrets/keyfob-token-${id}`)).toBe(200);
    expect(await accepted()).toBe(200);
    expect(savedIds()).toContain(id);
    expect(step('namespace')).toMatchObject({ note: 'shared', objects: ['by-hand'] });
  });

  it('leaves the namespace where a token of the account that is in every namespace is kept', async () => {
    await make('robot');
    // The controller manager makes it a moment after the namespace.
    await eventually(
      'its account',
      async () => (await status(`${own}/serviceaccounts/default`)) === 200 || null,
    );
    const minted = await mintToken(
      rig.open.handlers,
      { namespace: 'keyfob', name: 'default' },
      { revocable: false },
    );
    if (!minted.ok) throw new Error(minted.error.code);
    expect(await rig.open.handlers['own-account:remove'](await refOf('robot'))).toEqual({
      ok: true,
      value: {},
    });
    expect(step('namespace')).toMatchObject({ note: 'shared', objects: ['default'] });
    expect(await status(`${own}/serviceaccounts/default`)).toBe(200);
  });

  it('keeps nothing for the tokens of accounts that are not there any more', async () => {
    await make('robot');
    const ref = await refOf('robot');
    const watcher = { kind: 'view-all', name: 'watcher', target: 'default' } as const;
    expect(await mintToken(rig.open.handlers, watcher, { revocable: false })).toMatchObject({ ok: true });
    await rig.cluster.request('DELETE', `${own}/serviceaccounts/watcher`);
    expect(await rig.open.handlers['own-account:remove'](ref)).toEqual({ ok: true, value: {} });
    expect(step('namespace')).toMatchObject({ note: null, objects: ['Namespace keyfob'] });
  });

  it('leaves the namespace where an account came into it while it was looked through', async () => {
    await make('robot');
    const ref = await refOf('robot');
    let isMade: Promise<unknown> | null = null;
    rig.proxy.intercept((path) => {
      if (!path.endsWith('/namespaces/keyfob/rolebindings')) return null;
      isMade ??= rig.cluster.request('POST', `${own}/serviceaccounts`, {
        metadata: { name: 'late', labels: { 'app.kubernetes.io/managed-by': 'keyfob' } },
      });
      return { kind: 'delay', milliseconds: 1000 };
    });
    expect(await rig.open.handlers['own-account:remove'](ref)).toEqual({ ok: true, value: {} });
    expect(isMade).not.toBeNull();
    expect(step('namespace')).toMatchObject({ note: 'shared', objects: ['late'] });
    expect(await status(`${own}/serviceaccounts/late`)).toBe(200);
  });
});
