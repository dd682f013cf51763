import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  startDemoCluster,
  type DemoCluster,
} from '../../src/main/adapters/demo-cluster/start-demo-cluster.ts';
import { ownObject } from '../../src/main/core/access/access-objects.ts';
import type { ObjectApi, ObjectRef } from '../../src/main/core/ports/cluster-api.ts';
import { eventually } from '../desktop/processes.ts';
import { FakeClock } from '../fakes/fake-clock.ts';
import { openKeyfob, type OpenKeyfob } from '../fakes/open-keyfob.ts';

const hour = 3_600_000;

describe('the sweep of Secrets by a machine whose clock is five hours fast', () => {
  let demo: DemoCluster;
  let opened: OpenKeyfob;
  let objects: ObjectApi;

  beforeEach(async () => {
    demo = await startDemoCluster({ clock: () => Date.now() });
    opened = await openKeyfob(demo.snapData, undefined, { clock: new FakeClock(Date.now() + 5 * hour) });
    const session = opened.keyfob.clusters.session();
    if (!session.ok) throw new Error(session.error.code);
    objects = session.value.api.objects;
    expect(await opened.handlers['access:set-up']({ role: 'view' })).toMatchObject({ ok: true });
  });
  afterEach(async () => {
    await opened.close();
    demo.stop();
  });

  async function makeSecret(name: string, expiresAt: number): Promise<ObjectRef> {
    const ref = { kind: 'Secret', namespace: 'keyfob', name } as const;
    const annotations = { 'keyfob.app/expires-at': new Date(expiresAt).toISOString() };
    expect(await objects.create({ ...ownObject(ref), annotations })).toMatchObject({ ok: true });
    return ref;
  }

  async function isThere(ref: ObjectRef): Promise<boolean> {
    const existing = await objects.read(ref);
    if (!existing.ok) throw new Error(existing.error.code);
    return existing.value !== null;
  }

  async function mint(): Promise<string> {
    const minted = await opened.handlers['token:mint']({
      account: { namespace: 'keyfob', name: 'dashboard' },
      lifetimeSeconds: 86_400,
      audiences: [],
      purpose: 'backup',
      revocable: true,
    });
    if (!minted.ok) throw new Error(minted.error.code);
    return minted.value.row.id;
  }

  const gone = (ref: ObjectRef) =>
    eventually('the end of the Secret', async () => ((await isThere(ref)) ? null : true));

  it('leaves the token of another machine that is still valid', async () => {
    const valid = await makeSecret('valid', Date.now() + hour);
    const expired = await makeSecret('z-expired', Date.now() - 2 * hour);
    await mint();
    await gone(expired);
    expect(await isThere(valid)).toBe(true);
  });

  it('follows a renewal too', async () => {
    const id = await mint();
    const expired = await makeSecret('expired', Date.now() - 2 * hour);
    expect(await opened.handlers['token:renew']({ id })).toMatchObject({ ok: true });
    await gone(expired);
  });
});
