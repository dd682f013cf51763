import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { JSONWebKeySet } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hostAddress } from '../../src/main/adapters/system/host-address.ts';
import { findOthers } from '../../src/main/core/files/snap-data/find-others.ts';
import type { ClusterApi } from '../../src/main/core/ports/cluster-api.ts';
import { makeStaticToken } from '../cluster/snap-data.ts';
import { eventually } from '../desktop/processes.ts';
import type { ApiClient } from './api-client.ts';
import { accounts, namespace, secrets } from './contract-objects.ts';
import { openSubject, subjects, type OpenSubject } from './subjects.ts';

describe.each(subjects)('$name', ({ isThere, start }) => {
  describe.skipIf(!isThere)('answers for itself as Keyfob expects of an API server', () => {
    let cluster: OpenSubject;
    let raw: ApiClient;
    let api: ClusterApi;

    beforeAll(async () => {
      cluster = await openSubject(start, 'token');
      ({ raw, api } = cluster);
    });
    afterAll(() => cluster.close());

    it('is found by its files', () => {
      expect(cluster.found).toMatchObject({ mode: 'token', name: 'microk8s-cluster', warning: null });
    });

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

    it('tells what the safety of its dashboards is judged by', async () => {
      const found = await api.dashboards.find();
      const survey = await api.dashboards.look();
      if (!found.ok || !survey.ok) throw new Error('not told');
      expect(survey.value).toMatchObject({ bindings: [], unseen: null });
      expect(survey.value.dashboards.map(({ dashboard }) => dashboard)).toEqual(found.value);
      for (const { ingresses, pods } of survey.value.dashboards) {
        expect(ingresses).toEqual([]);
        expect(pods).toMatchObject({ outward: [], all: [{ signsInEverybody: null }] });
      }
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

    it('tells where its API servers are: one, on this machine', async () => {
      const seen = await eventually('an announced API server', async () => {
        const listed = await api.server.controlPlane();
        if (!listed.ok) throw new Error(listed.error.code);
        return listed.value.announced.length > 0 ? listed.value : null;
      });
      const machine = hostAddress.machine();
      const { server } = cluster.found.address;
      expect(seen.announced).toEqual([
        {
          address: expect.toSatisfy((each: string) => machine.addresses.includes(each)),
          port: Number(new URL(server).port),
        },
      ]);
      expect(findOthers(seen, server, machine)).toEqual([]);
    });

    it('tells the keys that sign its tokens', async () => {
      const { keys } = (await raw.call('GET', '/openid/v1/jwks')).body as JSONWebKeySet;
      const known = await api.server.signingKeys();
      expect(known).toMatchObject({
        ok: true,
        value: keys.map(({ kty, kid, alg, n, e }) => ({ kty, kid, alg, n, e })),
      });
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

    it('reads its token file at a restart only', async () => {
      const file = join(cluster.snapData, 'credentials/known_tokens.csv');
      const before = readFileSync(file, 'utf8');
      const fresh = makeStaticToken();
      writeFileSync(file, before.replace(raw.adminToken, fresh));
      const statusOf = async (token: string) =>
        (await raw.call('GET', '/readyz', undefined, token).catch(() => null))?.status ?? 0;
      expect(await statusOf(raw.adminToken)).toBe(200);
      expect(await statusOf(fresh)).toBe(401);
      await cluster.restart();
      await eventually('the new token', async () => ((await statusOf(fresh)) === 200 ? true : null));
      expect(await statusOf(raw.adminToken)).toBe(401);
      writeFileSync(file, before);
      await cluster.restart();
      await eventually('the old token', async () => ((await statusOf(raw.adminToken)) === 200 ? true : null));
    });
  });
});
