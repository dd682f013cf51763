import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startDemoCluster, type DemoCluster } from '../../src/main/adapters/demo/start-demo-cluster.ts';
import type { ObjectApi, ObjectRef } from '../../src/main/core/ports/cluster-api.ts';
import { mintToken, openKeyfob, type OpenKeyfob, openOf } from '../fakes/open-keyfob.ts';

const account: ObjectRef = { kind: 'ServiceAccount', namespace: 'keyfob', name: 'dashboard' };
const binding: ObjectRef = { kind: 'ClusterRoleBinding', name: 'keyfob-dashboard' };

describe('access that was set up before, on the demo cluster', () => {
  let demo: DemoCluster;
  let opened: OpenKeyfob;
  let objects: ObjectApi;

  beforeEach(async () => {
    demo = await startDemoCluster({ clock: () => Date.now() });
    opened = await openKeyfob(demo.snapData);
    ({ objects } = openOf(opened.keyfob).scope.api);
  });
  afterEach(async () => {
    await opened.close();
    demo.stop();
  });

  async function read(ref: ObjectRef) {
    const existing = await objects.read(ref);
    if (!existing.ok) throw new Error(existing.error.code);
    return existing.value;
  }

  async function remove(ref: ObjectRef): Promise<void> {
    const existing = await read(ref);
    expect(await objects.delete(ref, existing!.uid)).toEqual({ ok: true, value: null });
  }

  it('never gives more than was chosen: a binding that stayed behind stops it before anything is made', async () => {
    const { handlers } = opened;
    expect(await handlers['access:set-up']({ role: 'cluster-admin' })).toMatchObject({ ok: true });
    await remove(account);
    await handlers['access:ask']({});
    expect(await handlers['access:set-up']({ role: 'view' })).toEqual({
      ok: false,
      error: { code: 'access-differs', name: 'keyfob-dashboard', grants: 'ClusterRole cluster-admin' },
    });
    expect(await read(account)).toBeNull();
    expect((await read(binding))?.binding?.role.name).toBe('cluster-admin');
    expect(openOf(opened.keyfob).saved.rows()).toEqual([]);
    expect(opened.clipboard()).toBeNull();
    await remove(binding);
    expect(await handlers['access:set-up']({ role: 'view' })).toMatchObject({ ok: true });
    expect(opened.keyfob.store.snapshot.cluster).toMatchObject({
      access: { value: { status: 'ready', binding: { status: 'bound', role: 'view' } } },
    });
  });

  it('stops at a binding that gives the role to somebody else', async () => {
    await objects.create({
      ref: binding,
      labels: { 'app.kubernetes.io/managed-by': 'keyfob' },
      annotations: {},
      binding: { role: 'view', account: { namespace: 'default', name: 'default' } },
      reads: [],
    });
    expect(await opened.handlers['access:set-up']({ role: 'view' })).toMatchObject({
      ok: false,
      error: { code: 'access-differs', grants: 'ClusterRole view' },
    });
    expect(await read(account)).toBeNull();
  });

  it('lets a copy end no question but its own', async () => {
    const { handlers, keyfob } = opened;
    expect(await handlers['access:set-up']({ role: 'view' })).toMatchObject({ ok: true });
    await handlers['access:ask']({});
    expect(await handlers['token:copy-fresh']({})).toMatchObject({ ok: true });
    expect(keyfob.store.snapshot.question).toBeNull();
    keyfob.snapData.secondStart('/somewhere/else');
    expect(await handlers['token:copy-fresh']({})).toMatchObject({ ok: true });
    expect(keyfob.store.snapshot.question).toMatchObject({
      kind: 'open-other',
      requested: '/somewhere/else',
    });
  });

  it('is made again with the same role', async () => {
    const { handlers } = opened;
    expect(await handlers['access:set-up']({ role: 'view' })).toMatchObject({ ok: true });
    await remove(account);
    expect(await handlers['access:set-up']({ role: 'view' })).toMatchObject({ ok: true });
    expect(await read(account)).not.toBeNull();
  });

  it('is asked for when a token of its account is to be made, and not for another account', async () => {
    const mint = (name: string) => mintToken(opened.handlers, { namespace: 'keyfob', name });
    const missing = { ok: false, error: { code: 'access-not-set-up' } };
    expect(await mint('dashboard')).toEqual(missing);
    expect(await mint('robot')).toMatchObject({ ok: false, error: { code: 'api-not-found' } });
    expect(await opened.handlers['access:set-up']({ role: 'view' })).toMatchObject({ ok: true });
    await remove(account);
    expect(await mint('dashboard')).toEqual(missing);
  });

  it('keeps its name: no other account is made with it', async () => {
    const preset = { kind: 'view-all', name: 'dashboard', target: 'default' } as const;
    expect(await mintToken(opened.handlers, preset)).toEqual({
      ok: false,
      error: { code: 'name-reserved', name: 'dashboard' },
    });
    expect(await read(account)).toBeNull();
    expect(await read(binding)).toBeNull();
  });
});
