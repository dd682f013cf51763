import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createCertificates } from '../../src/main/adapters/x509/certificates.ts';
import { createConnectCluster } from '../../src/main/adapters/api/connect-cluster.ts';
import { createSnapDataFiles } from '../../src/main/adapters/files/snap-data-files.ts';
import { findCluster } from '../../src/main/core/files/snap-data/find-cluster.ts';
import type { ClusterApi } from '../../src/main/core/ports/cluster-api.ts';
import { findRule } from '../../src/main/core/cluster/rights/rules.ts';
import { hasServers } from './binaries.ts';
import { startCluster, type Cluster } from './cluster.ts';

const rbac = '/apis/rbac.authorization.k8s.io/v1';

describe.skipIf(!hasServers)('what others may do, on the real API server with RBAC', () => {
  let cluster: Cluster;
  let api: ClusterApi;

  beforeAll(async () => {
    cluster = await startCluster({ rbac: true });
    const ports = { files: createSnapDataFiles(), certificates: createCertificates() };
    const found = await findCluster(cluster.snapData.current, ports);
    if (!found.ok) throw new Error(found.error.code);
    api = createConnectCluster(10_000)(found.value.address);
    await cluster.request('POST', '/api/v1/namespaces', { metadata: { name: 'home' } });
    await cluster.request('POST', `${rbac}/namespaces/home/roles`, {
      metadata: { name: 'one-secret' },
      rules: [{ verbs: ['get'], apiGroups: [''], resources: ['secrets'], resourceNames: ['door'] }],
    });
    const bind = (name: string, subject: object) =>
      cluster.request('POST', `${rbac}/namespaces/home/rolebindings`, {
        metadata: { name },
        roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name: 'one-secret' },
        subjects: [subject],
      });
    await bind('account', { kind: 'ServiceAccount', namespace: 'home', name: 'robot' });
    await bind('all-accounts-of-lab', {
      kind: 'Group',
      apiGroup: 'rbac.authorization.k8s.io',
      name: 'system:serviceaccounts:lab',
    });
    await bind('people', { kind: 'Group', apiGroup: 'rbac.authorization.k8s.io', name: 'küche, 2. Stock' });
  });
  afterAll(async () => {
    api.close();
    await cluster.stop();
  });

  const mayReadDoor = async (user: string, groups: string[], namespace: string) => {
    const rules = await api.rights.rules({ user, groups }, namespace);
    if (!rules.ok) throw new Error(rules.error.code);
    return findRule(rules.value, { verb: 'get', group: '', resource: 'secrets', name: 'door' }) !== null;
  };

  it('tells the rules of a service account in one namespace and not in another', async () => {
    expect(await mayReadDoor('system:serviceaccount:home:robot', [], 'home')).toBe(true);
    expect(await mayReadDoor('system:serviceaccount:home:robot', [], 'default')).toBe(false);
  });

  it('counts the groups that a service account has by its namespace', async () => {
    expect(await mayReadDoor('system:serviceaccount:lab:any', [], 'home')).toBe(true);
    expect(await mayReadDoor('system:serviceaccount:other:any', [], 'home')).toBe(false);
  });

  it('counts every group that is given, also beyond ASCII', async () => {
    expect(await mayReadDoor('somebody', ['first', 'küche, 2. Stock'], 'home')).toBe(true);
    expect(await mayReadDoor('somebody', ['first', 'küche'], 'home')).toBe(false);
    expect(await mayReadDoor('somebody', ['system:masters'], 'home')).toBe(true);
  });

  it('tells what everybody may do, and nothing more, for somebody without bindings', async () => {
    const rules = await api.rights.rules({ user: 'nobody', groups: [] }, 'home');
    expect(rules).toMatchObject({
      ok: true,
      value: {
        incomplete: false,
        paths: expect.arrayContaining([{ verbs: ['get'], paths: expect.anything() }]),
      },
    });
    const resources = rules.ok ? rules.value.resources.flatMap((rule) => rule.resources) : [];
    expect(new Set(resources)).toEqual(
      new Set(['selfsubjectaccessreviews', 'selfsubjectrulesreviews', 'selfsubjectreviews']),
    );
  });
});
