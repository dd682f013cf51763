import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startDemoCluster, type DemoCluster } from '../../src/main/adapters/demo/start-demo-cluster.ts';
import { emptyObject } from '../../src/main/core/cluster/access/access-objects.ts';
import type { ObjectApi, ObjectRef } from '../../src/main/core/ports/cluster-api.ts';
import { eventually } from '../desktop/processes.ts';
import { FakeClock } from '../fakes/fake-clock.ts';
import { mintToken, openKeyfob, type OpenKeyfob, openOf } from '../fakes/open-keyfob.ts';

const hour = 3_600_000;

describe('the sweep of Secrets', () => {
  let demo: DemoCluster;
  let machines: OpenKeyfob[];
  let objects: ObjectApi;
  let now: number;
  let serverIsFast: number;

  beforeEach(async () => {
    now = Date.now();
    serverIsFast = 0;
    machines = [];
    demo = await startDemoCluster({ clock: () => now + serverIsFast });
  });
  afterEach(async () => {
    for (const machine of machines) await machine.close();
    demo.stop();
  });

  /** A machine whose clock is fast by so much. */
  async function machine(isFast: number): Promise<OpenKeyfob> {
    const opened = await openKeyfob(demo.snapData, undefined, { clock: new FakeClock(now + isFast) });
    machines.push(opened);
    ({ objects } = openOf(opened.keyfob).scope.api);
    expect(await opened.handlers['access:set-up']({ role: 'view' })).toMatchObject({ ok: true });
    return opened;
  }

  /** The Secret of a token of `lifetime` that was made `age` ago. */
  async function secret(name: string, age: number, lifetime: number): Promise<ObjectRef> {
    const ref = { kind: 'Secret', namespace: 'keyfob', name } as const;
    const annotations = { 'keyfob.app/lifetime-seconds': String(lifetime / 1000) };
    now -= age;
    expect(await objects.create({ ...emptyObject(ref), annotations })).toMatchObject({ ok: true });
    now += age;
    return ref;
  }

  async function isThere(ref: ObjectRef): Promise<boolean> {
    const existing = await objects.read(ref);
    if (!existing.ok) throw new Error(existing.error.code);
    return existing.value !== null;
  }

  async function mint(opened: OpenKeyfob, lifetimeSeconds = 86_400): Promise<string> {
    const minted = await mintToken(
      opened.handlers,
      { namespace: 'keyfob', name: 'dashboard' },
      { lifetimeSeconds },
    );
    if (!minted.ok) throw new Error(minted.error.code);
    return minted.value.id;
  }

  const gone = (ref: ObjectRef) =>
    eventually('the end of the Secret', async () => ((await isThere(ref)) ? null : true));

  it.each([
    ['its clock is five hours fast', 5 * hour, 0],
    ['the API server’s clock is five hours fast', 0, 5 * hour],
  ])(
    'leaves the token of another machine that is still valid, when %s',
    async (_case, isFast, isServerFast) => {
      const opened = await machine(isFast);
      const valid = await secret('valid', 3 * hour, 6 * hour);
      const expired = await secret('z-expired', 4 * hour, hour);
      serverIsFast = isServerFast;
      await mint(opened);
      await gone(expired);
      expect(await isThere(valid)).toBe(true);
    },
  );

  it('leaves the valid token of a machine whose clock is five hours slow', async () => {
    const slow = await machine(-5 * hour);
    const id = await mint(slow, 7200);
    const expired = await secret('z-expired', 4 * hour, hour);
    await mint(await machine(0));
    await gone(expired);
    expect(await isThere({ kind: 'Secret', namespace: 'keyfob', name: `keyfob-token-${id}` })).toBe(true);
  });

  it('follows a renewal too', async () => {
    const opened = await machine(0);
    const id = await mint(opened);
    const expired = await secret('expired', 4 * hour, hour);
    expect(await opened.handlers['token:renew']({ id })).toMatchObject({ ok: true });
    await gone(expired);
  });
});
