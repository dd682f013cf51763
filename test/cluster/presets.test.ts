import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Preset } from '../../src/shared/contract/state/preset.ts';
import { mintToken, openKeyfob, type OpenKeyfob, openOf } from '../fakes/open-keyfob.ts';
import { hasServers } from './binaries.ts';
import { startCluster, type Cluster } from './cluster.ts';

const rbac = '/apis/rbac.authorization.k8s.io/v1';
const pods = (namespace: string) => `/api/v1/namespaces/${namespace}/pods`;
const secrets = (namespace: string) => `/api/v1/namespaces/${namespace}/secrets`;
const maps = (namespace: string) => `/api/v1/namespaces/${namespace}/configmaps`;

/** Fills an aggregated role, as the controller manager does where one runs. */
async function aggregate(cluster: Cluster, role: string, parts: readonly string[]): Promise<void> {
  const whole = (await cluster.request('GET', `${rbac}/clusterroles/${role}`)).body as {
    rules: object[] | null;
  };
  for (const part of parts) {
    const { body } = await cluster.request('GET', `${rbac}/clusterroles/system:aggregate-to-${part}`);
    whole.rules = [...(whole.rules ?? []), ...((body as typeof whole).rules ?? [])];
  }
  await cluster.request('PUT', `${rbac}/clusterroles/${role}`, whole);
}

describe.skipIf(!hasServers)('accounts with few rights, on the real API server with RBAC', () => {
  let cluster: Cluster;
  let open: OpenKeyfob;
  beforeAll(async () => {
    cluster = await startCluster({ rbac: true });
    for (const name of ['home', 'lab'])
      await cluster.request('POST', '/api/v1/namespaces', { metadata: { name } });
    await aggregate(cluster, 'view', ['view']);
    await aggregate(cluster, 'edit', ['view', 'edit']);
    open = await openKeyfob(cluster.snapData.current);
    await tokenOf({ kind: 'view-all', name: 'there', target: 'home' });
    await tokenOf({ kind: 'view-namespace', name: 'lab-watcher', target: 'lab' });
    await tokenOf({ kind: 'edit-namespace', name: 'lab-editor', target: 'lab' });
  });
  afterAll(async () => {
    await open.close();
    await cluster.stop();
  });

  async function tokenOf(preset: Preset): Promise<string> {
    const minted = await mintToken(open.handlers, preset, { lifetimeSeconds: 600 });
    if (!minted.ok) throw new Error(minted.error.code);
    expect(minted.value).toMatchObject({ namespace: 'keyfob', serviceAccount: preset.name });
    return open.token(minted.value.id);
  }

  const status = async (token: string, method: string, path: string, body?: object) =>
    (await cluster.request(method, path, body, token)).status;

  it('lets one look at everything but Secrets', async () => {
    const token = await tokenOf({ kind: 'view-all', name: 'watcher', target: 'home' });
    expect(await status(token, 'GET', pods('lab'))).toBe(200);
    expect(await status(token, 'GET', secrets('lab'))).toBe(403);
    expect(await status(token, 'GET', '/api/v1/nodes')).toBe(403);
    expect(await status(token, 'POST', maps('home'), { metadata: { name: 'a' } })).toBe(403);
  });

  it('lets one look at one namespace', async () => {
    const token = await tokenOf({ kind: 'view-namespace', name: 'home-watcher', target: 'home' });
    expect(await status(token, 'GET', pods('home'))).toBe(200);
    expect(await status(token, 'GET', pods('lab'))).toBe(403);
    expect(await status(token, 'GET', secrets('home'))).toBe(403);
  });

  it('lets one edit one namespace, and not make itself new tokens', async () => {
    const token = await tokenOf({ kind: 'edit-namespace', name: 'home-editor', target: 'home' });
    expect(await status(token, 'POST', maps('home'), { metadata: { name: 'b' } })).toBe(201);
    expect(await status(token, 'POST', maps('lab'), { metadata: { name: 'b' } })).toBe(403);
    const own = '/api/v1/namespaces/keyfob/serviceaccounts/home-editor/token';
    expect(await status(token, 'POST', own, { spec: {} })).toBe(403);
  });

  it('lets a dashboard show nodes and volumes too', async () => {
    const token = await tokenOf({ kind: 'dashboards', name: 'headlamp', target: 'home' });
    for (const path of [pods('lab'), '/api/v1/nodes', '/api/v1/persistentvolumes'])
      expect(await status(token, 'GET', path)).toBe(200);
    expect(await status(token, 'GET', secrets('lab'))).toBe(403);
    expect(await status(token, 'DELETE', '/api/v1/nodes/none')).toBe(403);
  });

  it('makes exactly the objects that it showed', async () => {
    const shown = await open.handlers['preset:show']({ kind: 'dashboards', name: 'shown', target: 'home' });
    expect(shown.ok && shown.value.objects.map(({ kind, name }) => `${kind} ${name}`)).toEqual([
      'Namespace keyfob',
      'ServiceAccount shown',
      'ClusterRoleBinding keyfob-shown',
      'ClusterRole keyfob-shown',
      'ClusterRoleBinding keyfob-shown-nodes',
    ]);
    await tokenOf({ kind: 'dashboards', name: 'shown', target: 'home' });
    const role = await cluster.request('GET', `${rbac}/clusterroles/keyfob-shown`);
    expect(role.body.rules[0]).toEqual({
      apiGroups: [''],
      resources: ['nodes', 'persistentvolumes'],
      verbs: ['get', 'list', 'watch'],
    });
  });

  it.each([
    [
      'the account is there already',
      { kind: 'view-all', name: 'there', target: 'home' },
      { code: 'object-exists', kind: 'ServiceAccount', name: 'there' },
    ],
    [
      'the namespace is not there',
      { kind: 'edit-namespace', name: 'late', target: 'nowhere' },
      { code: 'api-not-found', kind: 'namespaces', name: 'nowhere', said: 'namespaces "nowhere" not found' },
    ],
  ] as const)('makes nothing when %s', async (_name, preset, error) => {
    expect(await mintToken(open.handlers, preset)).toEqual({ ok: false, error });
  });

  it('leaves nothing behind when the last object cannot be made', async () => {
    await cluster.request('POST', `${rbac}/clusterrolebindings`, {
      metadata: { name: 'keyfob-half-nodes' },
      roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: 'view' },
    });
    expect(await mintToken(open.handlers, { kind: 'dashboards', name: 'half', target: 'home' })).toEqual({
      ok: false,
      error: { code: 'object-exists', kind: 'ClusterRoleBinding', name: 'keyfob-half-nodes' },
    });
    for (const path of [
      '/api/v1/namespaces/keyfob/serviceaccounts/half',
      `${rbac}/clusterrolebindings/keyfob-half`,
      `${rbac}/clusterroles/keyfob-half`,
    ])
      expect((await cluster.request('GET', path)).status).toBe(404);
    expect((await cluster.request('GET', `${rbac}/clusterrolebindings/keyfob-half-nodes`)).status).toBe(200);
  });

  it('answers with the account that it made when no token could be minted for it', async () => {
    const quotas = '/api/v1/namespaces/keyfob/resourcequotas';
    const none = { secrets: '0' };
    const quota = await cluster.request('POST', quotas, {
      metadata: { name: 'no-secrets' },
      spec: { hard: none },
    });
    await cluster.request('PUT', `${quotas}/no-secrets/status`, {
      ...(quota.body as object),
      status: { hard: none, used: none },
    });
    const probe = { metadata: { name: 'probe' } };
    await expect
      .poll(async () => (await cluster.request('POST', `${secrets('keyfob')}?dryRun=All`, probe)).status)
      .toBe(403);
    const wanted = {
      lifetimeSeconds: 600,
      audiences: [],
      purpose: 'half',
      revocable: true,
      forTray: true,
    };
    const preset = { kind: 'view-all', name: 'without-token', target: 'home' } as const;
    expect(await open.handlers['token:mint']({ ...wanted, account: { kind: 'new', preset } })).toMatchObject({
      ok: true,
      value: {
        status: 'only-account',
        account: { namespace: 'keyfob', name: preset.name },
        error: { code: 'api-denied', by: 'quota', name: 'no-secrets' },
      },
    });
    expect(openOf(open.keyfob).trayAccount.current()).toEqual({ namespace: 'keyfob', name: 'dashboard' });
    await cluster.request('DELETE', `${quotas}/no-secrets`);
    await expect
      .poll(async () => (await cluster.request('POST', `${secrets('keyfob')}?dryRun=All`, probe)).status)
      .toBe(201);
    const account = { namespace: 'keyfob', name: preset.name };
    expect(await mintToken(open.handlers, account, wanted)).toMatchObject({ ok: true });
    expect(openOf(open.keyfob).trayAccount.current()).toEqual(account);
  });

  it('tells before a token is minted what an account may do', async () => {
    const account = { namespace: 'keyfob', name: 'lab-watcher' };
    const rights = await open.handlers['account:rights']({ account, namespace: 'lab' });
    const elsewhere = await open.handlers['account:rights']({ account, namespace: 'home' });
    if (!rights.ok || !elsewhere.ok) throw new Error('no rights');
    const find = ({ rights: { rights: listed } }: typeof rights.value) =>
      listed.find(({ resource }) => resource === 'pods');
    expect(rights.value.rights.everything).toBe(false);
    expect(rights.value.escalation).toEqual([]);
    expect(find(rights.value)?.verbs).toEqual(['get', 'list', 'watch']);
    expect(find(elsewhere.value)).toBeUndefined();
  });

  it('finds accounts by part of their name and namespace', async () => {
    const search = await open.handlers['accounts:search']({
      text: 'keyfob/lab',
      offset: 0,
      limit: 50,
      fresh: true,
    });
    expect(search).toMatchObject({
      ok: true,
      value: {
        rows: [
          { namespace: 'keyfob', name: 'lab-editor' },
          { namespace: 'keyfob', name: 'lab-watcher' },
        ],
        matches: 2,
        complete: true,
      },
    });
  });

  it('sweeps Secrets of expired tokens and nothing else', async () => {
    const make = (name: string, labels: object, annotations: object) =>
      cluster.request('POST', secrets('lab'), { metadata: { name, labels, annotations } });
    const own = { 'app.kubernetes.io/managed-by': 'keyfob' };
    // Objects cannot be made in the past: the token of this one expired before.
    const expired = { 'keyfob.app/lifetime-seconds': '-4000' };
    await make('expired', own, expired);
    await make('not-labelled', {}, expired);
    await make('without-lifetime', own, {});
    await make('bad-lifetime', own, { 'keyfob.app/lifetime-seconds': 'short' });
    await make('still-valid', own, { 'keyfob.app/lifetime-seconds': '600' });
    await tokenOf({ kind: 'view-all', name: 'sweeper', target: 'home' });
    await expect
      .poll(async () => (await cluster.request('GET', `${secrets('lab')}/expired`)).status)
      .toBe(404);
    const left = (await cluster.request('GET', secrets('lab'))).body as {
      items: { metadata: { name: string } }[];
    };
    expect(left.items.map(({ metadata }) => metadata.name)).toEqual([
      'bad-lifetime',
      'not-labelled',
      'still-valid',
      'without-lifetime',
    ]);
  });
});
