import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Handlers } from '../../../src/shared/contract/contract.ts';
import type { AppError } from '../../../src/shared/contract/errors/errors.ts';
import { fail } from '../../../src/shared/contract/values/result.ts';
import { hasServers } from '../../cluster/binaries.ts';
import { startCluster, type Cluster } from '../../cluster/cluster.ts';
import { startProxy, type Interception, type Proxy } from '../../cluster/proxy.ts';
import { mintToken, openKeyfob, type OpenKeyfob, openOf } from '../../fakes/open-keyfob.ts';
import { WatchedKeyring } from './watched-keyring.ts';

const account = { namespace: 'keyfob', name: 'dashboard' };

const badReplies: Readonly<Record<string, Interception>> = {
  'an error of the server': { kind: 'status', status: 500, body: '{}' },
  'a refusal': { kind: 'status', status: 403, body: '{"kind":"Status","reason":"Forbidden"}' },
  'an unknown administrator': { kind: 'status', status: 401, body: '{"kind":"Status"}' },
  'too many requests': { kind: 'status', status: 429, body: '{}' },
  'no such page': { kind: 'status', status: 404, body: '404 page not found' },
  'a server that is gone': { kind: 'status', status: 410, body: '{"kind":"Status","reason":"Expired"}' },
  'an empty object': { kind: 'status', status: 200, body: '{}' },
  'an empty list': { kind: 'status', status: 200, body: '{"items":null}' },
  'a page for people': {
    kind: 'status',
    status: 200,
    body: '<html>',
    headers: { 'content-type': 'text/html' },
  },
  'half a reply': { kind: 'cut' },
};

const keyringFaults: Readonly<Record<string, WatchedKeyring['fault']>> = {
  'is locked': () => Promise.resolve(fail({ code: 'keyring-locked' })),
  'is absent': () => Promise.resolve(fail({ code: 'keyring-absent' })),
  'does not answer': () => Promise.resolve(fail({ code: 'keyring-timeout', seconds: 5 })),
  'refuses its work': () => Promise.resolve(fail({ code: 'keyring-failed' })),
  'is denied': () => Promise.resolve(fail({ code: 'keyring-denied' })),
};

/** The code of an answer; null for a good one. */
function codeOf(answer: { ok: true } | { ok: false; error: AppError }): string | null {
  return answer.ok ? null : answer.error.code;
}

describe.skipIf(!hasServers)('a look that fails [look-failed]', () => {
  let cluster: Cluster;
  let proxy: Proxy;
  let keyring: WatchedKeyring;
  let opened: OpenKeyfob;
  let id: string;
  let token: string;
  let objects: unknown;

  beforeAll(async () => {
    cluster = await startCluster({ rbac: true });
    proxy = await startProxy(cluster);
  });
  afterAll(async () => {
    await proxy.stop();
    await cluster.stop();
  });
  beforeEach(async () => {
    keyring = new WatchedKeyring();
    opened = await openKeyfob(proxy.snapData, undefined, { keyring });
    expect(await opened.handlers['access:set-up']({ role: 'view' })).toMatchObject({ ok: true });
    const minted = await mintToken(opened.handlers, account);
    if (!minted.ok) throw new Error(minted.error.code);
    ({ id } = minted.value);
    await opened.keyfob.tokens.settled();
    token = await opened.token(id);
    objects = await ownObjects();
  });
  afterEach(async () => {
    proxy.intercept(() => null);
    keyring.fault = null;
    await opened.close();
  });

  /** The uids of what Keyfob made for this token on the cluster. */
  async function ownObjects(): Promise<unknown> {
    const paths = ['serviceaccounts/dashboard', `secrets/keyfob-token-${id}`];
    return Promise.all(
      paths.map(async (path) => {
        const { status, body } = await cluster.request('GET', `/api/v1/namespaces/keyfob/${path}`);
        return { status, uid: String(body.metadata.uid) };
      }),
    );
  }

  /** All that looks, each of which may fail but not otherwise than in words. */
  async function look(handlers: Handlers): Promise<(string | null)[]> {
    const subject = { subject: { kind: 'saved', id } } as const;
    const page = { offset: 0, limit: 200 };
    const { keyfob } = opened;
    const looks = [
      () => handlers['cluster:refresh']({}),
      () => handlers['token:copy']({ id }),
      () => handlers['token:copy-fresh']({}),
      () => handlers['token:renew']({ id }),
      () => handlers['inspect:read'](subject),
      () => handlers['inspect:accepted'](subject),
      () => handlers['inspect:places'](subject),
      () => handlers['inspect:rights']({ ...subject, namespace: 'default' }),
      () => handlers['legacy-tokens:list'](page),
      () => handlers['accounts:search']({ ...page, text: '', fresh: true }),
      () => handlers['account:rights']({ account, namespace: 'default' }),
      () => handlers['access:ask']({}),
    ];
    await keyfob.keyringService.check().catch(() => undefined);
    const codes = [];
    for (const each of looks) codes.push(await each().then(codeOf, () => 'bug'));
    await keyfob.resume().catch(() => undefined);
    return codes;
  }

  /** That nothing was deleted, here or there, and that the token is kept as it was. */
  async function expectAllThere(): Promise<void> {
    expect(keyring.deleted).toEqual([]);
    expect(await ownObjects()).toEqual(objects);
    const lines = readFileSync(join(opened.folder, 'tokens.json'), 'utf8');
    expect(lines).toContain(id);
    expect(openOf(opened.keyfob).saved.row(id)).toMatchObject({ revocation: null });
    expect(await opened.token(id)).toBe(token);
  }

  it.each(Object.entries(badReplies))(
    'deletes nothing when the API server answers with %s',
    async (_, reply) => {
      const seen = proxy.requests.length;
      // A deletion would pass: nothing but Keyfob keeps it from being sent.
      proxy.intercept((_path, method) => (method === 'DELETE' ? null : reply));
      const codes = await look(opened.handlers);
      expect(codes.filter((code) => code !== null && code.startsWith('api-')).length).toBeGreaterThan(3);
      const { cluster: state } = opened.keyfob.store.snapshot;
      expect(state).toMatchObject({ status: 'open', api: { status: 'failed' } });
      proxy.intercept(() => null);
      expect(proxy.requests.slice(seen).filter((request) => request.startsWith('DELETE'))).toEqual([]);
      await expectAllThere();
    },
  );

  it.each(Object.entries(badReplies))(
    'does not take %s for the refusal of a revoked token',
    async (_, reply) => {
      proxy.intercept((path) => (path.endsWith('/tokenreviews') ? reply : null));
      expect(await opened.handlers['token:revoke']({ id })).toMatchObject({ ok: true });
      expect(await opened.handlers['token:check-revoked']({ id })).toMatchObject({ ok: false });
      expect(openOf(opened.keyfob).saved.row(id)).toMatchObject({ revocation: { refusedAt: null } });
    },
  );

  it.each(Object.entries(keyringFaults))('deletes nothing when the keyring %s', async (_, fault) => {
    keyring.fault = fault;
    const codes = await look(opened.handlers);
    expect(codes).not.toContain('token-lost');
    expect(codes).not.toContain('token-unknown');
    keyring.fault = null;
    await expectAllThere();
  });

  it.each(Object.entries(keyringFaults))(
    'keeps at a start the line of a token whose storing was cut off, when the keyring %s',
    async (_, fault) => {
      const file = join(opened.folder, 'tokens.json');
      writeFileSync(file, readFileSync(file, 'utf8').replace('"kept"', '"pending"'));
      keyring.fault = fault;
      const first = opened;
      opened = await openKeyfob(proxy.snapData, first.folder, { keyring });
      await look(opened.handlers);
      keyring.fault = null;
      await opened.keyfob.keyringService.check();
      await expectAllThere();
      expect(readFileSync(file, 'utf8')).not.toContain('"pending"');
    },
  );

  it.each([
    ['tokens.json', 'of a later Keyfob', '{"version": 9, "tokens": []}'],
    ['tokens.json', 'cut off', '{"version": 2, "tok'],
    ['tokens.json', 'all zeros', '\0'.repeat(4096)],
    ['settings.json', 'of a later Keyfob', '{"version": 9}'],
    ['settings.json', 'cut off', '{"version": 1, "inst'],
  ])('leaves %s as it is when it is %s', async (name, _, damaged) => {
    const file = join(opened.folder, name);
    const before = readFileIfThere(file);
    writeFileSync(file, damaged);
    const { folder } = opened;
    const second = await openKeyfob(proxy.snapData, folder, { keyring });
    await second.handlers['settings:change']({ clipboardSeconds: 20 });
    await second.handlers['access:set-up']({ role: 'view' });
    const minted = await mintToken(second.handlers, account);
    expect(minted).toMatchObject({ ok: true });
    await second.keyfob.keyringService.check();
    await second.keyfob.quit();
    expect(readFileSync(file, 'utf8')).toBe(damaged);
    if (before === null) rmSync(file);
    else writeFileSync(file, before);
    await expectAllThere();
  });
});

function readFileIfThere(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return null;
  }
}
