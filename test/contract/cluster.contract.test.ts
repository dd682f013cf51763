import { execFile } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { createLocalJWKSet, decodeJwt, decodeProtectedHeader, jwtVerify, type JSONWebKeySet } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createCertificates } from '../../src/main/adapters/certificates.ts';
import { startDemoCluster } from '../../src/main/adapters/demo-cluster/start-demo-cluster.ts';
import { createConnectCluster } from '../../src/main/adapters/kubernetes/connect-cluster.ts';
import { createSnapDataFiles } from '../../src/main/adapters/snap-data-files.ts';
import { findCluster } from '../../src/main/core/cluster/find-cluster.ts';
import type { ClusterApi } from '../../src/main/core/ports/cluster-api.ts';
import { Secret } from '../../src/main/core/secret.ts';
import { hasServers } from '../cluster/binaries.ts';
import { startCluster } from '../cluster/cluster.ts';
import { makeStaticToken } from '../cluster/snap-data.ts';
import { eventually } from '../desktop/processes.ts';
import { openApi, type ApiClient } from './api-client.ts';

interface Subject {
  readonly snapData: string;
  /** Comes back before or after the API answers again. */
  restart(): Promise<unknown>;
  stop(): Promise<void> | void;
}

const subjects: readonly { name: string; isThere: boolean; start: () => Promise<Subject> }[] = [
  {
    name: 'the demo cluster',
    isThere: true,
    start: async () => {
      const demo = await startDemoCluster();
      const [folder = ''] = demo.rotation.searchPath.split(':');
      const restart = () =>
        promisify(execFile)(join(folder, 'snap'), ['restart', 'microk8s.daemon-kubelite']);
      return { ...demo, restart };
    },
  },
  {
    name: 'the real API server',
    isThere: hasServers,
    start: async () => {
      const cluster = await startCluster();
      return {
        snapData: cluster.snapData.current,
        restart: () => cluster.restart(),
        stop: () => cluster.stop(),
      };
    },
  },
];

const annotations = { 'keyfob.app/expires-at': '2030-01-01T00:00:00.000Z' };
const labels = { 'app.kubernetes.io/managed-by': 'keyfob' };
const reviews = '/apis/authentication.k8s.io/v1/tokenreviews';
const namespace = 'contract';
const accounts = `/api/v1/namespaces/${namespace}/serviceaccounts`;
const secrets = `/api/v1/namespaces/${namespace}/secrets`;

describe.each(subjects)('$name', ({ isThere, start }) => {
  describe.skipIf(!isThere)('answers as Keyfob expects of an API server', () => {
    let subject: Subject;
    let raw: ApiClient;
    let api: ClusterApi;

    beforeAll(async () => {
      subject = await start();
      raw = openApi(subject.snapData);
      const ports = { files: createSnapDataFiles(), certificates: createCertificates() };
      const found = await findCluster(subject.snapData, ports);
      if (!found.ok) throw new Error(found.error.code);
      expect(found.value).toMatchObject({ mode: 'token', name: 'microk8s-cluster', warning: null });
      api = createConnectCluster(10_000)(found.value.address);
      await raw.call('POST', '/api/v1/namespaces', { metadata: { name: namespace, labels } });
    });
    afterAll(async () => {
      api.close();
      raw.close();
      await subject.stop();
    });

    const makeAccount = (name: string) => raw.call('POST', accounts, { metadata: { name, labels } });
    const makeSecret = (name: string) =>
      raw.call('POST', secrets, { metadata: { name, labels }, type: 'Opaque' });
    const requestToken = (account: string, spec: object) =>
      raw.call('POST', `${accounts}/${account}/token`, { spec: { audiences: [], ...spec } });
    const review = (token: string) => raw.call('POST', reviews, { spec: { token } });

    it('refuses who is unknown', async () => {
      for (const bearer of [null, 'wrong', 'eyJhbGciOiJub25lIn0.e30.']) {
        const reply = await raw.call('GET', '/version', undefined, bearer);
        expect([reply.status, reply.body.reason, reply.body.kind]).toEqual([401, 'Unauthorized', 'Status']);
      }
    });

    it('says that it is ready, and which version it is', async () => {
      expect(await raw.call('GET', '/readyz')).toEqual({ status: 200, body: 'ok' });
      const version = await raw.call('GET', '/version');
      expect(version.body).toMatchObject({ major: '1', gitVersion: expect.stringMatching(/^v1\.\d+\.\d+$/) });
      expect(await api.server.version()).toEqual({ ok: true, value: version.body.gitVersion });
    });

    it('knows who asks, and that everything is allowed without RBAC', async () => {
      const me = await api.server.whoAmI();
      expect(me).toEqual({
        ok: true,
        value: { user: 'admin', groups: ['system:masters', 'system:authenticated'] },
      });
      expect(await api.server.authorization()).toEqual({ ok: true, value: 'always-allow' });
    });

    it('tells what others may do: without RBAC everything', async () => {
      const user = `system:serviceaccount:${namespace}:anybody`;
      expect(await api.rights.rules({ user, groups: [] }, namespace)).toEqual({
        ok: true,
        value: {
          resources: [{ verbs: ['*'], apiGroups: ['*'], resources: ['*'], resourceNames: [] }],
          paths: [{ verbs: ['*'], paths: ['*'] }],
          incomplete: false,
        },
      });
    });

    it('tells the keys that sign its tokens', async () => {
      const { keys } = (await raw.call('GET', '/openid/v1/jwks')).body as JSONWebKeySet;
      const known = await api.server.signingKeys();
      expect(known).toMatchObject({
        ok: true,
        value: keys.map(({ kty, kid, alg, n, e }) => ({ kty, kid, alg, n, e })),
      });
    });

    it('reviews a token for the audiences that it is asked about', async () => {
      await makeAccount('heard');
      const spec = { audiences: ['grafana'] };
      const token = new Secret((await requestToken('heard', spec)).body.status.token as string);
      const accepted = { accepted: true, user: `system:serviceaccount:${namespace}:heard` };
      expect(await api.tokens.review(token, ['grafana'])).toEqual({ ok: true, value: accepted });
      const refused = { accepted: false, user: null };
      expect(await api.tokens.review(token, [])).toEqual({ ok: true, value: refused });
      expect(await api.tokens.review(token, ['other'])).toEqual({ ok: true, value: refused });
    });

    it('counts the pods for the bearer of a token', async () => {
      await makeAccount('trying');
      const token = (await requestToken('trying', {})).body.status.token as string;
      const list = await raw.call('GET', '/api/v1/pods');
      expect(await api.tokens.tryOut(new Secret(token))).toEqual({
        ok: true,
        value: { status: 200, milliseconds: expect.any(Number), pods: list.body.items.length },
      });
      expect(await api.tokens.tryOut(new Secret(`${token}x`))).toEqual({
        ok: true,
        value: { status: 401, milliseconds: expect.any(Number), pods: null },
      });
    });

    it('makes, reads and deletes objects', async () => {
      const ref = { kind: 'Secret', namespace, name: 'an-object' } as const;
      expect(await api.objects.read(ref)).toEqual({ ok: true, value: null });
      const made = await api.objects.create({ ref, labels, annotations, binding: null, reads: [] });
      const read = await api.objects.read(ref);
      expect(made).toEqual(read);
      expect(read).toMatchObject({ ok: true, value: { labels, annotations, binding: null } });
      expect(await api.objects.create({ ref, labels, annotations, binding: null, reads: [] })).toEqual({
        ok: false,
        error: { code: 'api-conflict', kind: 'secrets', name: 'an-object' },
      });
      if (!made.ok) throw new Error(made.error.code);
      expect(await api.objects.delete(ref, 'another-uid')).toEqual({
        ok: false,
        error: { code: 'api-conflict', kind: 'Secret', name: 'an-object' },
      });
      expect(await api.objects.read(ref)).toEqual(made);
      expect(await api.objects.delete(ref, made.value.uid)).toEqual({ ok: true, value: null });
      expect(await api.objects.read(ref)).toEqual({ ok: true, value: null });
      expect(await api.objects.delete(ref, made.value.uid)).toEqual({ ok: true, value: null });
      await makeSecret('an-object');
      expect((await raw.call('DELETE', `${secrets}/an-object`)).status).toBe(200);
      expect(await api.objects.read(ref)).toEqual({ ok: true, value: null });
    });

    it('lists nothing where there is nothing', async () => {
      expect(await api.lists.page('own-secrets', 500, null)).toEqual({
        ok: true,
        value: { items: [], next: null },
      });
    });

    it('lists all namespaces and accounts a page at a time', async () => {
      for (let index = 0; index < 7; index++) await makeAccount(`listed-${index}`);
      const seen: string[] = [];
      let next: string | null = null;
      do {
        const page: Awaited<ReturnType<typeof api.lists.page>> = await api.lists.page(
          'service-accounts',
          3,
          next,
        );
        if (!page.ok) throw new Error(page.error.code);
        expect(page.value.items.length).toBeLessThanOrEqual(3);
        seen.push(...page.value.items.map((item) => `${item.namespace}/${item.name}`));
        next = page.value.next;
      } while (next !== null);
      expect(seen).toEqual(expect.arrayContaining([0, 3, 6].map((at) => `${namespace}/listed-${at}`)));
      expect(new Set(seen).size).toBe(seen.length);
      const namespaces = await api.lists.page('namespaces', 500, null);
      expect(namespaces.ok && namespaces.value.items.map(({ name }) => name)).toEqual(
        expect.arrayContaining(['default', 'kube-system', namespace]),
      );
    });

    it('lists Secrets of Keyfob and legacy tokens without what they hold', async () => {
      const type = 'kubernetes.io/service-account-token';
      const account = { 'kubernetes.io/service-account.name': 'listed-0' };
      await raw.call('POST', secrets, {
        metadata: { name: 'a-legacy-token', annotations: account },
        type,
        data: { 'ca.crt': Buffer.from('hidden').toString('base64') },
      });
      await api.objects.create({
        ref: { kind: 'Secret', namespace, name: 'an-own-secret' },
        labels,
        annotations,
        binding: null,
        reads: [],
      });
      const legacy = await api.lists.page('legacy-tokens', 500, null);
      const own = await api.lists.page('own-secrets', 500, null);
      if (!legacy.ok || !own.ok) throw new Error('no list');
      const [listed] = legacy.value.items.filter((item) => item.namespace === namespace);
      expect(listed).toMatchObject({
        namespace,
        name: 'a-legacy-token',
        uid: expect.any(String),
        createdAt: expect.any(Number),
        annotations: account,
      });
      expect(JSON.stringify(legacy)).not.toContain(Buffer.from('hidden').toString('base64'));
      const found = own.value.items.find(({ name }) => name === 'an-own-secret');
      expect(found).toMatchObject({ namespace, labels, annotations });
      expect(own.value.items.some(({ name }) => name === 'a-legacy-token')).toBe(false);
    });

    it('has no token in a Secret that nobody filled, and none that is not there', async () => {
      expect(await api.tokens.readLegacy({ namespace, name: 'a-legacy-token' })).toEqual({
        ok: true,
        value: null,
      });
      expect(await api.tokens.readLegacy({ namespace, name: 'none' })).toEqual({ ok: true, value: null });
    });

    it('makes a binding that reads as it was asked for', async () => {
      const ref = { kind: 'ClusterRoleBinding', name: 'contract-binding' } as const;
      await api.objects.create({
        ref,
        labels,
        annotations: {},
        binding: { role: 'view', account: { namespace, name: 'an-account' } },
        reads: [],
      });
      expect(await api.objects.read(ref)).toMatchObject({
        ok: true,
        value: {
          labels,
          binding: {
            role: { kind: 'ClusterRole', name: 'view' },
            subjects: [{ kind: 'ServiceAccount', namespace, name: 'an-account' }],
          },
        },
      });
      const again = await api.objects.create({
        ref,
        labels,
        annotations: {},
        binding: { role: 'view', account: { namespace, name: 'x' } },
        reads: [],
      });
      expect(again).toMatchObject({
        ok: false,
        error: { code: 'api-conflict', kind: 'clusterrolebindings' },
      });
    });

    it('makes a role and a binding in one namespace, and deletes them', async () => {
      const role = { kind: 'ClusterRole', name: 'contract-role' } as const;
      const binding = { kind: 'RoleBinding', namespace, name: 'contract-binding' } as const;
      const reads = [{ group: '', resources: ['nodes'] }];
      const made = [
        await api.objects.create({ ref: role, labels, annotations: {}, binding: null, reads }),
        await api.objects.create({
          ref: binding,
          labels,
          annotations: {},
          binding: { role: role.name, account: { namespace, name: 'an-account' } },
          reads: [],
        }),
      ];
      const stored = await raw.call('GET', '/apis/rbac.authorization.k8s.io/v1/clusterroles/contract-role');
      expect(stored.body.rules).toEqual([
        { apiGroups: [''], resources: ['nodes'], verbs: ['get', 'list', 'watch'] },
      ]);
      expect(await api.objects.read(binding)).toMatchObject({
        ok: true,
        value: { binding: { role: { kind: 'ClusterRole', name: role.name } } },
      });
      for (const [at, ref] of [role, binding].entries()) {
        const object = made[at];
        if (object?.ok !== true) throw new Error('not made');
        expect(await api.objects.delete(ref, object.value.uid)).toEqual({ ok: true, value: null });
        expect(await api.objects.read(ref)).toEqual({ ok: true, value: null });
      }
    });

    it.each([
      [
        'a missing object',
        'GET',
        `${secrets}/none`,
        undefined,
        404,
        'NotFound',
        { name: 'none', kind: 'secrets' },
      ],
      [
        'a missing namespace',
        'POST',
        '/api/v1/namespaces/none/secrets',
        { metadata: { name: 'a' } },
        404,
        'NotFound',
        { name: 'none', kind: 'namespaces' },
      ],
      [
        'a missing account',
        'POST',
        `${accounts}/none/token`,
        { spec: {} },
        404,
        'NotFound',
        { name: 'none', kind: 'serviceaccounts' },
      ],
      ['a bad name', 'POST', secrets, { metadata: { name: 'Not_A_Name' } }, 422, 'Invalid', undefined],
      ['no name', 'POST', secrets, { metadata: {} }, 422, 'Invalid', undefined],
      ['a body that is no JSON', 'POST', secrets, '{', 400, 'BadRequest', undefined],
      ['an unknown path', 'GET', '/apis/none.example/v1/things', undefined, 404, undefined, undefined],
    ] as const)('answers %s', async (_name, method, path, body, status, reason, details) => {
      const reply = await raw.call(method, path, body);
      expect(reply.status).toBe(status);
      if (reason !== undefined)
        expect(reply.body).toMatchObject({ kind: 'Status', status: 'Failure', reason, code: status });
      if (details !== undefined) expect(reply.body.details).toMatchObject(details);
    });

    it('mints a token with the claims of Kubernetes, that its own keys verify and a review accepts', async () => {
      const account = await makeAccount('minting');
      const secret = await makeSecret('minting');
      const minted = await api.tokens.mint({
        account: { namespace, name: 'minting' },
        expirationSeconds: 1200,
        audiences: [],
        boundSecret: 'minting',
      });
      if (!minted.ok) throw new Error(minted.error.code);
      const token = minted.value.token.reveal();
      const jwks = (await raw.call('GET', '/openid/v1/jwks')).body as JSONWebKeySet;
      const { payload } = await jwtVerify(token, createLocalJWKSet(jwks), { algorithms: ['RS256'] });
      expect(decodeProtectedHeader(token)).toEqual({ alg: 'RS256', kid: jwks.keys[0]?.kid });
      expect(payload).toEqual({
        aud: ['https://kubernetes.default.svc'],
        exp: payload.iat! + 1200,
        iat: expect.any(Number),
        iss: 'https://kubernetes.default.svc',
        jti: expect.stringMatching(/^[0-9a-f-]{36}$/),
        nbf: payload.iat,
        sub: `system:serviceaccount:${namespace}:minting`,
        'kubernetes.io': {
          namespace,
          secret: { name: 'minting', uid: secret.body.metadata.uid },
          serviceaccount: { name: 'minting', uid: account.body.metadata.uid },
        },
      });
      expect(minted.value.expiresAt).toBe(payload.exp! * 1000);
      expect(await api.tokens.review(minted.value.token, [])).toEqual({
        ok: true,
        value: { accepted: true, user: `system:serviceaccount:${namespace}:minting` },
      });
      expect((await raw.call('GET', '/version', undefined, token)).status).toBe(200);
    });

    it('mints for other audiences and without a Secret', async () => {
      await makeAccount('audiences');
      const minted = await api.tokens.mint({
        account: { namespace, name: 'audiences' },
        expirationSeconds: 600,
        audiences: ['grafana', 'backup'],
        boundSecret: null,
      });
      if (!minted.ok) throw new Error(minted.error.code);
      const payload = decodeJwt<{ 'kubernetes.io': object }>(minted.value.token.reveal());
      expect(payload.aud).toEqual(['grafana', 'backup']);
      expect(Object.keys(payload['kubernetes.io'])).toEqual(['namespace', 'serviceaccount']);
      expect(await api.tokens.review(minted.value.token, [])).toEqual({
        ok: true,
        value: { accepted: false, user: null },
      });
      expect(await api.tokens.review(minted.value.token, ['backup'])).toEqual({
        ok: true,
        value: { accepted: true, user: `system:serviceaccount:${namespace}:audiences` },
      });
    });

    it('does not mint for a Secret or an account that is not there', async () => {
      await makeAccount('bound');
      const request = {
        account: { namespace, name: 'bound' },
        expirationSeconds: 600,
        audiences: [],
        boundSecret: 'none',
      };
      expect(await api.tokens.mint(request)).toEqual({
        ok: false,
        error: { code: 'api-not-found', kind: 'secrets', name: 'none' },
      });
      expect(await api.tokens.mint({ ...request, account: { namespace, name: 'none' } })).toEqual({
        ok: false,
        error: { code: 'api-not-found', kind: 'serviceaccounts', name: 'none' },
      });
    });

    it('refuses lifetimes under ten minutes', async () => {
      await makeAccount('short');
      const reply = await requestToken('short', { expirationSeconds: 599 });
      expect([reply.status, reply.body.reason, reply.body.details.kind]).toEqual([
        422,
        'Invalid',
        'TokenRequest',
      ]);
    });

    it('does not accept a token that was tampered with, or that is none', async () => {
      await makeAccount('tampered');
      const token = (await requestToken('tampered', {})).body.status.token as string;
      const [header, payload, signature = ''] = token.split('.');
      const forged = `${header}.${payload}.${signature.startsWith('A') ? 'B' : 'A'}${signature.slice(1)}`;
      for (const bad of [forged, 'none', `${token}x`]) {
        expect((await review(bad)).body.status.authenticated).toBeUndefined();
        expect(await api.tokens.review(new Secret(bad), [])).toEqual({
          ok: true,
          value: { accepted: false, user: null },
        });
      }
    });

    it('does not accept a token whose account or Secret was deleted or made again', async () => {
      await makeAccount('deleted');
      await makeSecret('deleted');
      const bound = { boundObjectRef: { kind: 'Secret', apiVersion: 'v1', name: 'deleted' } };
      const ofAccount = (await requestToken('deleted', {})).body.status.token as string;
      const ofSecret = (await requestToken('deleted', bound)).body.status.token as string;
      await raw.call('DELETE', `${secrets}/deleted`);
      await makeSecret('deleted');
      expect((await review(ofSecret)).body.status.authenticated).toBeUndefined();
      await raw.call('DELETE', `${accounts}/deleted`);
      await makeAccount('deleted');
      expect((await review(ofAccount)).body.status.authenticated).toBeUndefined();
    });

    it('reads its token file at a restart only', async () => {
      const file = join(subject.snapData, 'credentials/known_tokens.csv');
      const before = readFileSync(file, 'utf8');
      const fresh = makeStaticToken();
      writeFileSync(file, before.replace(raw.adminToken, fresh));
      const statusOf = async (token: string) =>
        (await raw.call('GET', '/readyz', undefined, token).catch(() => null))?.status ?? 0;
      expect(await statusOf(raw.adminToken)).toBe(200);
      expect(await statusOf(fresh)).toBe(401);
      await subject.restart();
      await eventually('the new token', async () => ((await statusOf(fresh)) === 200 ? true : null));
      expect(await statusOf(raw.adminToken)).toBe(401);
    });
  });
});
