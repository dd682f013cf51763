import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createCertificates } from '../../src/main/adapters/x509/certificates.ts';
import { createConnectCluster } from '../../src/main/adapters/api/connect-cluster.ts';
import { createSnapDataFiles } from '../../src/main/adapters/files/snap-data-files.ts';
import { emptyObject } from '../../src/main/core/cluster/access/access-objects.ts';
import { readLegacyTokens } from '../../src/main/core/cluster/scope/read-legacy-tokens.ts';
import { readServiceAccountClaims } from '../../src/main/core/vault/jwt/decode.ts';
import { findCluster } from '../../src/main/core/files/snap-data/find-cluster.ts';
import type { ClusterApi } from '../../src/main/core/ports/cluster-api.ts';
import { Secret } from '../../src/main/core/ports/secret.ts';
import { hasServers } from '../cluster/binaries.ts';
import { Authority } from '../cluster/certificates.ts';
import { startCluster, type Cluster } from '../cluster/cluster.ts';
import { startProxy, type Interception, type Proxy } from '../cluster/proxy.ts';

const deadlineMs = 1000;
const names = [{ type: 'ip' as const, value: '127.0.0.1' }];
const request = {
  account: { namespace: 'default', name: 'proxied' },
  expirationSeconds: 600,
  audiences: [],
  boundSecret: 'proxied',
};

async function connect(snapData: string): Promise<ClusterApi> {
  const found = await findCluster(snapData, {
    files: createSnapDataFiles(),
    certificates: createCertificates(),
  });
  if (!found.ok) throw new Error(found.error.code);
  return createConnectCluster(deadlineMs)(found.value.address);
}

const switching = 'HTTP/1.1 101 Switching Protocols\r\nupgrade: x\r\nconnection: upgrade\r\n\r\n';

function status(code: number, reason: string, details = {}): Interception {
  const body = JSON.stringify({
    kind: 'Status',
    status: 'Failure',
    reason,
    details,
    code,
    message: 'words of its own',
  });
  return { kind: 'status', status: code, body };
}

describe.skipIf(!hasServers)('an API server that misbehaves', () => {
  let cluster: Cluster;
  let proxy: Proxy;
  let api: ClusterApi;
  beforeAll(async () => {
    cluster = await startCluster();
    const ref = { namespace: 'default', name: 'proxied' };
    proxy = await startProxy(cluster, { withoutJti: true });
    api = await connect(proxy.snapData);
    await api.objects.create(emptyObject({ kind: 'ServiceAccount', ...ref }));
    await api.objects.create(emptyObject({ kind: 'Secret', ...ref }));
  });
  afterEach(() => proxy.intercept(() => null));
  afterAll(async () => {
    api.close();
    await proxy.stop();
    await cluster.stop();
  });

  it('may leave out the jti and know no SelfSubjectReview', async () => {
    proxy.intercept((path) => (path.endsWith('/selfsubjectreviews') ? status(404, 'NotFound') : null));
    expect(await api.server.whoAmI()).toEqual({ ok: true, value: null });
    const minted = await api.tokens.mint(request);
    if (!minted.ok) throw new Error(minted.error.code);
    expect(readServiceAccountClaims(minted.value.token)).toMatchObject({ jti: null, accountName: 'proxied' });
    expect(await api.tokens.review(minted.value.token, [])).toMatchObject({
      ok: true,
      value: { accepted: true },
    });
  });

  it('is not believed when it names itself, its user or its keys longer than anybody does', async () => {
    const long = 'x'.repeat(2000);
    const bad = { ok: false, error: { code: 'api-bad-reply' } };
    proxy.intercept((path) => {
      const body = path.startsWith('/version')
        ? { gitVersion: long }
        : path === '/openid/v1/jwks'
          ? { keys: [{ kty: 'RSA', n: long }] }
          : { status: { authenticated: true, user: { username: long }, userInfo: { username: long } } };
      return { kind: 'status', status: 200, body: JSON.stringify(body) };
    });
    expect(await api.server.version()).toMatchObject(bad);
    expect(await api.server.signingKeys()).toMatchObject(bad);
    expect(await api.server.whoAmI()).toMatchObject(bad);
    expect(await api.tokens.review(new Secret('t'), [])).toMatchObject(bad);
    proxy.intercept(() => status(409, 'AlreadyExists', { kind: 'secrets', name: long }));
    expect(await api.objects.create(emptyObject({ kind: 'Namespace', name: 'n' }))).toMatchObject(bad);
  });

  it('keeps one connection for calls that follow each other', async () => {
    api.dropConnections();
    const before = proxy.connections();
    for (let index = 0; index < 5; index++) expect((await api.tokens.mint(request)).ok).toBe(true);
    expect(proxy.connections() - before).toBe(1);
  });

  const said = 'words of its own';
  const server = expect.stringMatching(/^https:\/\/127\.0\.0\.1:\d+$/) as string;
  it.each([
    ['401', status(401, 'Unauthorized'), { code: 'api-unauthorized', server, said }],
    ['401 without a word', { kind: 'status', status: 401, body: '' }, { code: 'api-unauthorized', server }],
    [
      '403',
      status(403, 'Forbidden'),
      {
        code: 'api-denied',
        action: { does: 'request-tokens', object: '' },
        status: 403,
        by: null,
        name: '',
        said,
      },
    ],
    [
      '403 without a word',
      { kind: 'status', status: 403, body: '{}' },
      { code: 'api-forbidden', action: { does: 'request-tokens', object: '' } },
    ],
    [
      '404',
      status(404, 'NotFound', { kind: 'serviceaccounts', name: 'proxied' }),
      { code: 'api-not-found', kind: 'serviceaccounts', name: 'proxied', said },
    ],
    [
      '409',
      status(409, 'Conflict', { kind: 'serviceaccounts', name: 'proxied' }),
      { code: 'api-conflict', kind: 'serviceaccounts', name: 'proxied', said },
    ],
    ['418', status(418, 'Teapot'), { code: 'api-refused', status: 418, reason: 'Teapot', said }],
    [
      'a reason that is a sentence',
      status(418, 'Visit example.org'),
      { code: 'api-refused', status: 418, reason: '', said },
    ],
    [
      '429 with Retry-After',
      { kind: 'status', status: 429, body: 'Too many requests', headers: { 'retry-after': '7' } },
      { code: 'api-busy', server, seconds: 7 },
    ],
    [
      '429 with a Retry-After that is no number',
      { kind: 'status', status: 429, body: '', headers: { 'retry-after': 'x'.repeat(1000) } },
      { code: 'api-busy', server, seconds: null },
    ],
    ['10 MB of headers', { kind: 'headers', bytes: 10 * 1024 * 1024 }, { code: 'api-bad-reply', server }],
    ['500', status(500, 'InternalError'), { code: 'api-server-error', server, status: 500, said }],
    [
      '502 that is no JSON',
      { kind: 'status', status: 502, body: '<html>' },
      { code: 'api-server-error', server, status: 502 },
    ],
    [
      '200 that is no JSON',
      { kind: 'status', status: 200, body: '<html>' },
      { code: 'api-bad-reply', server },
    ],
    [
      '200 of another kind',
      { kind: 'status', status: 200, body: '{"kind":"Pod"}' },
      { code: 'api-bad-reply', server },
    ],
    [
      '201 without a content type',
      { kind: 'status', status: 201, body: '{}', headers: { 'content-type': undefined } },
      { code: 'api-bad-reply', server },
    ],
    [
      '201 of a content type that was not asked for',
      {
        kind: 'status',
        status: 201,
        body: 'k8s',
        headers: { 'content-type': 'application/vnd.kubernetes.protobuf' },
      },
      { code: 'api-bad-reply', server },
    ],
    ['another protocol', { kind: 'raw', bytes: switching }, { code: 'api-bad-reply', server }],
    [
      'a tunnel',
      { kind: 'raw', bytes: `${switching}HTTP/1.1 200 OK\r\n\r\n` },
      { code: 'api-bad-reply', server },
    ],
    ...['100 Continue', '102 Processing', '103 Early Hints'].map(
      (status) =>
        [
          `${status} without end`,
          { kind: 'raw', bytes: `HTTP/1.1 ${status}\r\n\r\n`, everyMs: 1 },
          { code: 'api-bad-reply', server },
        ] as const,
    ),
    [
      'a body that drips',
      { kind: 'raw', bytes: 'HTTP/1.1 200 OK\r\ncontent-length: 9999\r\n\r\n', everyMs: 200 },
      { code: 'api-timeout', server, seconds: 1 },
    ],
    ['a reply cut short', { kind: 'cut' }, { code: 'api-unreachable', server, reason: 'cut' }],
    [
      'a reply that takes too long',
      { kind: 'delay', milliseconds: 3000 },
      { code: 'api-timeout', server, seconds: 1 },
    ],
  ] as const)('ends %s in its own error within the deadline', async (_name, how, error) => {
    proxy.intercept(() => how);
    const start = Date.now();
    expect(await api.tokens.mint(request)).toEqual({ ok: false, error });
    expect(Date.now() - start).toBeLessThan(deadlineMs + 500);
  });

  it.each([
    ['owners that are a number', { metadata: { uid: 'u', ownerReferences: 5 } }],
    ['subjects that are a number', { metadata: { uid: 'u' }, subjects: 5 }],
  ])('ends an object with %s as a bad reply', async (_name, object) => {
    proxy.intercept(() => ({ kind: 'status', status: 200, body: JSON.stringify(object) }));
    expect(await api.objects.read({ kind: 'ClusterRoleBinding', name: 'odd' })).toEqual({
      ok: false,
      error: { code: 'api-bad-reply', server },
    });
  });

  it('reads no list for ever where every page leads to another one', async () => {
    let pages = 0;
    proxy.intercept((path) => {
      if (!path.startsWith('/api/v1/secrets')) return null;
      const body = JSON.stringify({
        metadata: ++pages < 300 ? { continue: `more ${pages}` } : {},
        items: [],
      });
      return { kind: 'status', status: 200, body };
    });
    expect(await readLegacyTokens(api.lists)).toEqual({
      ok: false,
      error: { code: 'api-bad-reply', server },
    });
    expect(pages).toBe(200);
  });

  it.each([
    ['expired', { days: -1, startDays: -10 }],
    ['not-yet', { startDays: 5 }],
  ])('is not trusted with a certificate whose dates are: %s', async (problem, validity) => {
    const certificate = await cluster.snapData.authority.issue({
      subject: 'CN=127.0.0.1',
      usage: 'server',
      names,
      ...validity,
    });
    expect(await errorBehind(certificate)).toMatchObject({
      ...{ code: 'api-certificate-dates', server, problem, which: 'server' },
    });
  });

  it('is not trusted with a certificate for another address', async () => {
    const other = [{ type: 'ip' as const, value: '192.0.2.1' }];
    const certificate = await cluster.snapData.authority.issue({
      subject: 'CN=x',
      usage: 'server',
      names: other,
    });
    expect(await errorBehind(certificate)).toEqual({
      code: 'api-certificate',
      server,
      problem: 'wrong-name',
    });
  });

  it('is not trusted with a certificate of another authority', async () => {
    const certificate = await (
      await Authority.create()
    ).issue({ subject: 'CN=127.0.0.1', usage: 'server', names });
    expect(await errorBehind(certificate)).toEqual({ code: 'api-certificate', server, problem: 'untrusted' });
  });

  it('is told from one that does not listen', async () => {
    const gone = await startProxy(cluster);
    const toGone = await connect(gone.snapData);
    await gone.stop();
    expect(await toGone.server.version()).toEqual({
      ok: false,
      error: { code: 'api-unreachable', server, reason: 'refused' },
    });
  });

  it('gets no second try when it fails, but one when a kept connection had died', async () => {
    proxy.intercept(() => ({ kind: 'cut' }));
    const before = proxy.requests.length;
    await api.tokens.mint(request);
    expect(proxy.requests.length - before).toBe(1);
  });

  async function errorBehind(certificate: { certificate: string; key: string }) {
    const bad = await startProxy(cluster, { certificate });
    const toBad = await connect(bad.snapData);
    try {
      const version = await toBad.server.version();
      expect(bad.requests).toEqual([]);
      return version.ok ? null : version.error;
    } finally {
      toBad.close();
      await bad.stop();
    }
  }
});
