import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import type { ClusterApi, ListPosition } from '../../src/main/core/ports/cluster-api.ts';
import type { ApiClient } from './api-client.ts';
import { accounts, labels, makeAccount, makeSecret, namespace, secrets } from './contract-objects.ts';
import { openSubject, subjects, type OpenSubject } from './subjects.ts';

const legacyType = 'kubernetes.io/service-account-token';
const annotations = { 'keyfob.app/lifetime-seconds': '3600' };

describe.each(subjects)('$name', ({ isThere, start }) => {
  describe.skipIf(!isThere)('keeps objects as an API server does', () => {
    let cluster: OpenSubject;
    let raw: ApiClient;
    let api: ClusterApi;

    beforeAll(async () => {
      cluster = await openSubject(start, 'token');
      ({ raw, api } = cluster);
    });
    afterAll(() => cluster.close());

    it('makes, reads and deletes objects', async () => {
      const ref = { kind: 'Secret', namespace, name: 'an-object' } as const;
      expect(await api.objects.read(ref)).toEqual({ ok: true, value: null });
      const made = await api.objects.create({ ref, labels, annotations, binding: null, reads: [] });
      const read = await api.objects.read(ref);
      expect(made).toEqual(read);
      expect(read).toMatchObject({ ok: true, value: { labels, annotations, binding: null } });
      expect(await api.objects.create({ ref, labels, annotations, binding: null, reads: [] })).toEqual({
        ok: false,
        error: {
          code: 'api-conflict',
          kind: 'secrets',
          name: 'an-object',
          said: 'secrets "an-object" already exists',
        },
      });
      if (!made.ok) throw new Error(made.error.code);
      expect(await api.objects.delete(ref, 'another-uid')).toEqual({
        ok: false,
        error: {
          code: 'api-conflict',
          kind: 'Secret',
          name: 'an-object',
          said: expect.stringMatching(
            /^Operation cannot be fulfilled on Secret "an-object": the UID in the precondition \(another-uid\) does not match the UID in record \(.*\)\. The object might/,
          ) as string,
        },
      });
      expect(await api.objects.delete(ref, made.value.uid, '0')).toEqual({
        ok: false,
        error: {
          code: 'api-conflict',
          kind: 'Secret',
          name: 'an-object',
          said: expect.stringMatching(
            /^Operation cannot be fulfilled on Secret "an-object": the ResourceVersion in the precondition \(0\) does not match the ResourceVersion in record \(.*\)\. The object might/,
          ) as string,
        },
      });
      expect(await api.objects.read(ref)).toEqual(made);
      expect(await api.objects.delete(ref, made.value.uid, made.value.version)).toEqual({
        ok: true,
        value: null,
      });
      expect(await api.objects.read(ref)).toEqual({ ok: true, value: null });
      expect(await api.objects.delete(ref, made.value.uid)).toEqual({ ok: true, value: null });
      await makeSecret(raw, 'an-object');
      expect((await raw.call('DELETE', `${secrets}/an-object`)).status).toBe(200);
      expect(await api.objects.read(ref)).toEqual({ ok: true, value: null });
    });

    it('says in its own words why it makes nothing of what has no name', async () => {
      const ref = { kind: 'Secret', namespace, name: 'No_Name' } as const;
      expect(await api.objects.create({ ref, labels, annotations, binding: null, reads: [] })).toMatchObject({
        ok: false,
        error: {
          code: 'api-refused',
          status: 422,
          reason: 'Invalid',
          said: expect.stringMatching(
            /^Secret "No_Name" is invalid: metadata\.name: Invalid value: "No_Name": a lowercase RFC 1123 subdomain/,
          ) as string,
        },
      });
    });

    it('makes accounts whose tokens no pod gets by itself', async () => {
      const ref = { kind: 'ServiceAccount', namespace, name: 'no-automount' } as const;
      await api.objects.create({ ref, labels, annotations, binding: null, reads: [] });
      const { body } = await raw.call('GET', `${accounts}/no-automount`);
      expect(body.automountServiceAccountToken).toBe(false);
    });

    it('lists nothing where there is nothing', async () => {
      expect(await api.lists.page('own-secrets', 500, null)).toEqual({
        ok: true,
        value: { items: [], next: null },
      });
    });

    it('lists all namespaces and accounts a page at a time', async () => {
      for (let index = 0; index < 7; index++) await makeAccount(raw, `listed-${index}`);
      const seen: string[] = [];
      let next: ListPosition | null = null;
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
      const account = { 'kubernetes.io/service-account.name': 'listed-0' };
      await raw.call('POST', secrets, {
        metadata: { name: 'a-legacy-token', annotations: account },
        type: legacyType,
        data: { 'ca.crt': Buffer.from('hidden').toString('base64') },
      });
      await api.objects.create({
        ref: { kind: 'Secret', namespace, name: 'an-own-secret' },
        labels,
        annotations,
        binding: null,
        reads: [],
      });
      onTestFinished(async () => {
        await raw.call('DELETE', `${secrets}/an-own-secret`);
      });
      const legacy = await api.lists.page('legacy-tokens', 500, null);
      const own = await api.lists.page('own-secrets', 500, null);
      if (!legacy.ok || !own.ok) throw new Error('no list');
      const listed = legacy.value.items.find(({ name }) => name === 'a-legacy-token');
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

    it('lists accounts and bindings of Keyfob, and no others', async () => {
      const refs = [
        { kind: 'ServiceAccount', namespace, name: 'listed-own' },
        { kind: 'RoleBinding', namespace, name: 'keyfob-listed' },
        { kind: 'ClusterRoleBinding', name: 'keyfob-listed' },
      ] as const;
      const binding = { role: 'view', account: { namespace, name: 'listed-own' } };
      for (const ref of refs)
        await api.objects.create({
          ...{ ref, labels, annotations: {}, reads: [] },
          binding: ref.kind === 'ServiceAccount' ? null : binding,
        });
      await raw.call('POST', accounts, { metadata: { name: 'listed-foreign' } });
      const lists = ['own-accounts', 'own-role-bindings', 'own-cluster-role-bindings'] as const;
      for (const [at, list] of lists.entries()) {
        const page = await api.lists.page(list, 500, null);
        if (!page.ok) throw new Error(page.error.code);
        const names = page.value.items.map((item) => `${item.namespace}/${item.name}`);
        const { name, ...rest } = refs[at]!;
        expect(names).toContain(`${'namespace' in rest ? rest.namespace : ''}/${name}`);
        expect(names).not.toContain(`${namespace}/listed-foreign`);
        expect(
          page.value.items.every((item) => item.labels['app.kubernetes.io/managed-by'] === 'keyfob'),
        ).toBe(true);
      }
    });

    it('tells all that is in a namespace, and of one that is not there nothing', async () => {
      const held = 'contract-held';
      await raw.call('POST', '/api/v1/namespaces', { metadata: { name: held, labels } });
      await raw.call('POST', `/api/v1/namespaces/${held}/secrets`, { metadata: { name: 'kept' } });
      await raw.call('POST', `/api/v1/namespaces/${held}/serviceaccounts`, { metadata: { name: 'robot' } });
      await api.objects.create({
        ref: { kind: 'RoleBinding', namespace: held, name: 'robot-view' },
        ...{ labels, annotations: {}, reads: [] },
        binding: { role: 'view', account: { namespace: held, name: 'robot' } },
      });
      const contents = await api.lists.contents(held);
      if (!contents.ok) throw new Error(contents.error.code);
      expect(contents.value).toEqual(
        expect.arrayContaining([
          { kind: 'Secret', name: 'kept' },
          { kind: 'ServiceAccount', name: 'robot' },
          { kind: 'RoleBinding', name: 'robot-view' },
        ]),
      );
      expect(await api.lists.contents('contract-none')).toEqual({ ok: true, value: [] });
    });

    it('has no token in a Secret that nobody filled, and none that is not there', async () => {
      const made = await raw.call('POST', secrets, {
        metadata: {
          name: 'an-unfilled-token',
          annotations: { 'kubernetes.io/service-account.name': 'nobody-in-particular' },
        },
        type: legacyType,
      });
      expect(made.status).toBe(201);
      expect(await api.tokens.readLegacy({ namespace, name: 'an-unfilled-token' })).toEqual({
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
  });
});
