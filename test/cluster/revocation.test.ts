import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { ownLabels } from '../../src/main/core/cluster/access/access-objects.ts';
import { accountAnnotation, lifetimeAnnotation } from '../../src/main/core/cluster/tokens/mint-token.ts';
import { hasServers } from './binaries.ts';
import { startCluster, type Cluster } from './cluster.ts';
import { startProxy, type Proxy } from './proxy.ts';
import { eventually } from '../desktop/processes.ts';
import type { Input } from '../../src/shared/contract/contract.ts';
import { FakeClock } from '../fakes/fake-clock.ts';
import { mintToken, openKeyfob, type OpenKeyfob, openOf } from '../fakes/open-keyfob.ts';
import type { TokenRow } from '../../src/shared/contract/state/token-state.ts';

const namespace = 'default';
const secrets = `/api/v1/namespaces/${namespace}/secrets`;

describe.skipIf(!hasServers).each([
  { name: 'without RBAC', rbac: false },
  { name: 'with RBAC', rbac: true },
])('revoking $name', ({ rbac }) => {
  let cluster: Cluster;
  let open: OpenKeyfob;
  beforeAll(async () => {
    cluster = await startCluster({ rbac });
    await cluster.request('POST', `/api/v1/namespaces/${namespace}/serviceaccounts`, {
      metadata: { name: 'worker' },
    });
    open = await openKeyfob(cluster.snapData.current);
  });
  afterAll(async () => {
    await open.close();
    await cluster.stop();
  });

  const worker = { namespace, name: 'worker' };

  async function mint(change: Partial<Input<'token:mint'>> = {}) {
    const minted = await mintToken(open.handlers, worker, change);
    if (!minted.ok) throw new Error(minted.error.code);
    const row = minted.value;
    return { row, token: await open.token(row.id), secret: `${secrets}/keyfob-token-${row.id}` };
  }

  async function rowOf(id: string): Promise<TokenRow | undefined> {
    const reply = await open.handlers['token:row']({ id });
    return reply.ok ? reply.value.row : undefined;
  }

  const refusal = (id: string) =>
    eventually('a noted refusal', async () => (await rowOf(id))?.revocation?.refusedAt, 15_000);

  it('makes a Secret with its label and its lifetime for each token of its own', async () => {
    const { row, secret } = await mint();
    const { body } = await cluster.request('GET', secret);
    expect(body.metadata.labels).toEqual(ownLabels);
    expect(body.metadata.annotations).toEqual({
      [lifetimeAnnotation]: '3600',
      [accountAnnotation]: 'worker',
    });
    expect(body.data).toBeUndefined();
    expect(row).toMatchObject({ revocable: 'alone', revocation: null });
  });

  it('leaves no Secret behind when the mint fails', async () => {
    const before = (await cluster.request('GET', secrets)).body.items.length as number;
    const account = { namespace, name: 'nobody' };
    expect(await mintToken(open.handlers, account)).toEqual({
      ok: false,
      error: {
        code: 'api-not-found',
        kind: 'serviceaccounts',
        name: 'nobody',
        said: 'serviceaccounts "nobody" not found',
      },
    });
    expect((await cluster.request('GET', secrets)).body.items).toHaveLength(before);
  });

  it('is refused at once for a token that nobody used', async () => {
    const { row, token } = await mint();
    expect(await open.handlers['token:revoke']({ id: row.id })).toEqual({ ok: true, value: {} });
    expect(await cluster.accepts(token)).toBe(false);
    await refusal(row.id);
  });

  it('is refused within 12 s for a token just used, and its row says so', async () => {
    const { row, token, secret } = await mint();
    expect(await cluster.accepts(token)).toBe(true);
    const before = Date.now();
    expect(await open.handlers['token:revoke']({ id: row.id })).toEqual({ ok: true, value: {} });
    expect((await rowOf(row.id))?.revocation).toEqual({ revokedAt: expect.any(Number), refusedAt: null });
    // README promises about 10 seconds: for so long the API server remembers a token as accepted.
    expect((await refusal(row.id)) - before).toBeLessThan(12_000);
    expect((await cluster.request('GET', '/version', undefined, token)).status).toBe(401);
    expect((await cluster.request('GET', secret)).status).toBe(404);
    expect(await open.handlers['token:copy']({ id: row.id })).toEqual({
      ok: false,
      error: { code: 'token-revoked' },
    });
  });

  it('is refused for its own audience too', async () => {
    const { row } = await mint({ audiences: ['backup'] });
    await open.handlers['token:revoke']({ id: row.id });
    await refusal(row.id);
  });

  it('ends all tokens of the tray, and no other', async () => {
    await open.handlers['access:set-up']({ role: 'view' });
    await open.handlers['token:copy-fresh']({});
    const first = open.keyfob.store.snapshot.dashboardToken;
    if (first === null) throw new Error('nothing was copied');
    const token = await open.token(first.id);
    const other = await mint();
    expect(first).toMatchObject({ revocable: 'shared', purpose: { kind: 'dashboard' } });
    expect(await open.handlers['token:revoke']({ id: first.id })).toEqual({ ok: true, value: {} });
    await refusal(first.id);
    expect(await cluster.accepts(token)).toBe(false);
    expect(open.keyfob.store.snapshot.dashboardToken).toBeNull();
    expect((await rowOf(other.row.id))?.revocation).toBeNull();
    expect(await cluster.accepts(other.token)).toBe(true);
    await open.handlers['token:copy-fresh']({});
    expect(open.keyfob.store.snapshot.dashboardToken?.id).not.toBe(first.id);
    expect(await cluster.accepts(open.clipboard()!.reveal())).toBe(true);
  });

  it('copies tokens of the account that was chosen for the tray, after a restart too, and goes back', async () => {
    await open.handlers['access:set-up']({ role: 'view' });
    const { row, token } = await mint({ forTray: true });
    expect(open.keyfob.store.snapshot.dashboardToken?.id).toBe(row.id);
    expect(open.keyfob.store.snapshot.cluster).toMatchObject({
      access: { value: { status: 'chosen', ...worker, isThere: true } },
    });
    await open.handlers['token:copy-fresh']({});
    expect(open.clipboard()?.reveal()).toBe(token);
    expect(open.keyfob.store.snapshot.dashboardToken).toMatchObject({
      id: row.id,
      namespace,
      serviceAccount: 'worker',
      revocable: 'alone',
    });
    const again = await openKeyfob(cluster.snapData.current, open.folder);
    expect(openOf(again.keyfob).trayAccount.current()).toEqual(worker);
    await again.keyfob.quit();
    expect((await mintToken(open.handlers, { namespace, name: 'nobody' }, { forTray: true })).ok).toBe(false);
    expect(openOf(open.keyfob).trayAccount.current()).toEqual(worker);
    await cluster.request('DELETE', `/api/v1/namespaces/${namespace}/serviceaccounts/worker`);
    expect(await open.handlers['token:copy-fresh']({})).toEqual({
      ok: false,
      error: { code: 'tray-account-gone', account: `${namespace}/worker` },
    });
    await cluster.request('POST', `/api/v1/namespaces/${namespace}/serviceaccounts`, {
      metadata: { name: 'worker' },
    });
    await open.handlers['tray:use-own-account']({});
    expect(open.keyfob.store.snapshot.cluster).toMatchObject({ access: { value: { status: 'ready' } } });
  });

  it('never deletes a Secret that was made again in the place of its own', async () => {
    const { row, secret, token } = await mint();
    await cluster.request('DELETE', secret);
    await cluster.request('POST', secrets, {
      metadata: { name: `keyfob-token-${row.id}`, labels: ownLabels },
    });
    expect(await open.handlers['token:revoke']({ id: row.id })).toEqual({ ok: true, value: {} });
    expect((await cluster.request('GET', secret)).status).toBe(200);
    await refusal(row.id);
    expect(await cluster.accepts(token)).toBe(false);
  });

  it('leaves a Secret alone that lost its label', async () => {
    const { row, token, secret } = await mint();
    const { body } = await cluster.request('GET', secret);
    body.metadata.labels = {};
    await cluster.request('PUT', secret, body as object);
    expect(await open.handlers['token:revoke']({ id: row.id })).toEqual({
      ok: false,
      error: { code: 'access-foreign', kind: 'Secret', name: `keyfob-token-${row.id}` },
    });
    expect((await rowOf(row.id))?.revocation).toBeNull();
    expect(await cluster.accepts(token)).toBe(true);
  });

  async function renew(id: string) {
    const renewed = await open.handlers['token:renew']({ id });
    if (!renewed.ok) throw new Error(renewed.error.code);
    return renewed.value.id;
  }

  it('revokes all tokens of an entry, whichever of them is named, and no other', async () => {
    const { row, token } = await mint();
    const other = await mint();
    const second = await renew(row.id);
    const third = await renew(second);
    const tokens = [token, await open.token(second), await open.token(third)];
    for (const each of tokens) expect(await cluster.accepts(each)).toBe(true);
    expect(await open.handlers['token-entry:revoke']({ id: second })).toEqual({
      ok: true,
      value: { revoked: 3, left: null },
    });
    for (const id of [row.id, second, third]) await refusal(id);
    for (const each of tokens) expect(await cluster.accepts(each)).toBe(false);
    expect(await cluster.accepts(other.token)).toBe(true);
  });

  it('revokes what a renewal under way brings, too', async () => {
    const { row } = await mint();
    const renewal = renew(row.id);
    const revoked = await open.handlers['token-entry:revoke']({ id: row.id });
    expect(revoked).toEqual({ ok: true, value: { revoked: 2, left: null } });
    const token = await open.token(await renewal);
    await refusal(await renewal);
    expect(await cluster.accepts(token)).toBe(false);
  });

  it('names what is left of an entry, and goes on with it', async () => {
    const { row, token, secret } = await mint();
    const second = await renew(row.id);
    const successor = await open.token(second);
    const { body } = await cluster.request('GET', secret);
    const relabelled = (labels: object) => ({ ...body, metadata: { ...body.metadata, labels } }) as object;
    await cluster.request('PUT', secret, relabelled({}));
    expect(await open.handlers['token-entry:revoke']({ id: second })).toEqual({
      ok: true,
      value: {
        revoked: 1,
        left: {
          issuedAt: [row.issuedAt],
          error: { code: 'access-foreign', kind: 'Secret', name: `keyfob-token-${row.id}` },
        },
      },
    });
    await refusal(second);
    expect(await cluster.accepts(successor)).toBe(false);
    expect(await cluster.accepts(token)).toBe(true);
    expect(await open.handlers['token-entry:revoke']({ id: second })).toMatchObject({
      ok: false,
      error: { code: 'access-foreign' },
    });
    body.metadata.resourceVersion = undefined;
    await cluster.request('PUT', secret, relabelled(ownLabels));
    expect(await open.handlers['token-entry:revoke']({ id: second })).toEqual({
      ok: true,
      value: { revoked: 1, left: null },
    });
    await refusal(row.id);
    expect(await cluster.accepts(token)).toBe(false);
  });

  it('says of a token without a Secret that it cannot be revoked', async () => {
    const { row } = await mint({ revocable: false });
    expect(row.revocable).toBe('no');
    expect(await open.handlers['token:revoke']({ id: row.id })).toEqual({
      ok: false,
      error: { code: 'token-not-revocable' },
    });
  });
});

describe.skipIf(!hasServers)('revoking an entry that changes meanwhile', () => {
  let cluster: Cluster;
  let proxy: Proxy;
  let clock: FakeClock;
  let open: OpenKeyfob;
  beforeAll(async () => {
    cluster = await startCluster();
    proxy = await startProxy(cluster);
    await cluster.request('POST', `/api/v1/namespaces/${namespace}/serviceaccounts`, {
      metadata: { name: 'worker' },
    });
    clock = new FakeClock(Date.now());
    open = await openKeyfob(proxy.snapData, undefined, { clock });
  });
  afterEach(() => {
    proxy.intercept(() => null);
    clock.set(Date.now());
  });
  afterAll(async () => {
    await open.close();
    await proxy.stop();
    await cluster.stop();
  });

  const lifetimeMs = 3_600_000;
  const secretOf = (id: string) => `${secrets}/keyfob-token-${id}`;
  const isMint = (path: string, method: string) =>
    method === 'POST' && path.endsWith('/serviceaccounts/worker/token');
  /** Longer than all else takes that is under way then. */
  const late = { kind: 'delay', milliseconds: 500 } as const;
  const broken = { kind: 'status', status: 500, body: '{}' } as const;
  const renew = (id: string) => open.handlers['token:renew']({ id });
  const revokeEntry = (id: string) => open.handlers['token-entry:revoke']({ id });

  async function mint(): Promise<string> {
    const minted = await mintToken(open.handlers, { namespace, name: 'worker' });
    if (!minted.ok) throw new Error(minted.error.code);
    return minted.value.id;
  }

  async function renewed(renewal: ReturnType<typeof renew> | undefined): Promise<string> {
    const reply = await renewal;
    if (reply?.ok !== true) throw new Error('not renewed');
    return reply.value.id;
  }

  /** Takes the label off its Secret, which Keyfob leaves alone from then on. */
  async function disown(id: string): Promise<void> {
    const { body } = await cluster.request('GET', secretOf(id));
    body.metadata.labels = {};
    await cluster.request('PUT', secretOf(id), body as object);
  }

  it('revokes what a renewal brings that began while another was waited for', async () => {
    const first = await mint();
    const second = await renewed(renew(first));
    for (const id of [first, second]) await disown(id);
    const both = [secretOf(first), secretOf(second)];
    const renewals: ReturnType<typeof renew>[] = [];
    let reads = 0;
    proxy.intercept((path, method) => {
      if (method === 'GET' && both.includes(path) && ++reads === 2) renewals.push(renew(second));
      if (!isMint(path, method)) return null;
      if (renewals.length > 1) return late;
      renewals.push(renew(first));
      return broken;
    });
    expect(await revokeEntry(first)).toMatchObject({
      ok: true,
      value: {
        revoked: 1,
        left: { issuedAt: [expect.any(Number), expect.any(Number)], error: { code: 'access-foreign' } },
      },
    });
    expect(await renewals[0]).toMatchObject({ ok: false });
    expect(await cluster.accepts(await open.token(await renewed(renewals[1])))).toBe(false);
  });

  it('names what a renewal brings that was under way when the API server went away', async () => {
    const first = await mint();
    const second = await renewed(renew(first));
    const ids = new Map([first, second].map((id) => [secretOf(id), id] as const));
    let renewal: ReturnType<typeof renew> | undefined;
    let reads = 0;
    proxy.intercept((path, method) => {
      const id = method === 'GET' ? ids.get(path) : undefined;
      if (id !== undefined && ++reads === 2) {
        renewal = renew(id);
        return broken;
      }
      return isMint(path, method) ? late : null;
    });
    expect(await revokeEntry(first)).toMatchObject({
      ok: true,
      value: {
        revoked: 1,
        left: { issuedAt: [expect.any(Number), expect.any(Number)], error: { code: 'api-server-error' } },
      },
    });
    expect(await cluster.accepts(await open.token(await renewed(renewal)))).toBe(true);
  });

  it('leaves nothing once what it could not revoke has expired', async () => {
    const first = await mint();
    await disown(first);
    expect(await revokeEntry(first)).toMatchObject({ ok: false, error: { code: 'access-foreign' } });
    proxy.intercept((path) => {
      if (path === secretOf(first)) clock.set(clock.now() + 2 * lifetimeMs);
      return null;
    });
    expect(await revokeEntry(first)).toEqual({ ok: true, value: { revoked: 0, left: null } });
  });
});
