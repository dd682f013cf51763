import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createConnectCluster } from '../../src/main/adapters/api/connect-cluster.ts';
import { emptyObject } from '../../src/main/core/cluster/access/access-objects.ts';
import { Secret } from '../../src/main/core/ports/secret.ts';
import { describe as describeError } from '../../src/shared/words/describe.ts';
import { mintToken, openKeyfob, openOf, type OpenKeyfob } from '../fakes/open-keyfob.ts';
import { eventually } from '../desktop/processes.ts';
import { makeFailingPolicy, makePolicy, makeQuota } from './admission-objects.ts';
import { hasServers } from './binaries.ts';
import { startCluster, type Cluster } from './cluster.ts';
import { startWebhook, type Webhook, type WebhookAnswer } from './webhook.ts';

const robot = { namespace: 'default', name: 'robot' };
const preset = { kind: 'view-all', name: 'watcher', target: 'default' } as const;

describe.skipIf(!hasServers)('what the real API server refuses', () => {
  let cluster: Cluster;
  let open: OpenKeyfob;

  const secrets = (namespace: string) => `/api/v1/namespaces/${namespace}/secrets`;
  const createSecret = (namespace: string) =>
    openOf(open.keyfob).scope.api.objects.create(emptyObject({ kind: 'Secret', namespace, name: 'wanted' }));
  const makeNamespace = (name: string) =>
    cluster.request('POST', '/api/v1/namespaces', { metadata: { name } });

  beforeAll(async () => {
    cluster = await startCluster({ rbac: true });
    await eventually('the default namespace', async () =>
      (await cluster.request('GET', '/api/v1/namespaces/default')).status === 200 ? true : null,
    );
    const accounts = '/api/v1/namespaces/default/serviceaccounts';
    await cluster.request('POST', accounts, { metadata: { name: 'robot' } });
    await makeQuota(cluster, { name: 'no-secrets', namespace: 'default', isCounted: true });
    await makePolicy(cluster, {
      name: 'short-tokens',
      resource: 'serviceaccounts/token',
      expression: '!has(object.spec.expirationSeconds) || object.spec.expirationSeconds <= 900',
      message: 'house rule 7: tokens here live 15 minutes at most',
    });
    await makePolicy(cluster, {
      name: 'no-automount',
      resource: 'serviceaccounts',
      expression: 'has(object.automountServiceAccountToken) && object.automountServiceAccountToken == false',
      message: 'house rule 3: set automountServiceAccountToken to false',
    });
    // Policies are in force a moment after they are made.
    await eventually('the policies are in force', async () =>
      (await cluster.request('POST', accounts, { metadata: { name: 'denied' } })).status === 201
        ? (await cluster.request('DELETE', `${accounts}/denied`), null)
        : true,
    );
    await eventually('the other policy is in force', async () =>
      (await cluster.request('POST', `${accounts}/robot/token`, { spec: { expirationSeconds: 3600 } }))
        .status === 201
        ? null
        : true,
    );
    open = await openKeyfob(cluster.snapData.current);
  });
  afterAll(async () => {
    await open.close();
    await cluster.stop();
  });

  it('tells of a quota in the words of the cluster, and leaves nothing half-made', async () => {
    const minted = await mintToken(open.handlers, robot, { lifetimeSeconds: 600 });
    if (minted.ok) throw new Error('no quota');
    expect(minted.error).toMatchObject({ code: 'api-denied', status: 403, by: 'quota', name: 'no-secrets' });
    const { message, said } = describeError(minted.error, open.keyfob.known());
    expect(said).toMatch(/^secrets "keyfob-[^"]*" is forbidden: exceeded quota: no-secrets, requested:/);
    expect(message).toMatch(/^The quota “no-secrets” did not allow Keyfob to create Secret keyfob-/);
    expect(message).not.toContain('client.config');
    expect((await cluster.request('GET', secrets('default'))).body.items).toEqual([]);
  });

  it('tells of a policy in its words', async () => {
    const minted = await mintToken(open.handlers, robot, { revocable: false });
    if (minted.ok) throw new Error('no policy');
    expect(minted.error).toMatchObject({
      code: 'api-denied',
      status: 422,
      by: 'policy',
      name: 'short-tokens.example.org',
    });
    expect(describeError(minted.error, open.keyfob.known()).said).toBe(
      "serviceaccounts \"robot\" is forbidden: ValidatingAdmissionPolicy 'short-tokens.example.org' with binding 'short-tokens' denied request: house rule 7: tokens here live 15 minutes at most",
    );
  });

  it('tells of a policy that could not do what it is for', async () => {
    await makeNamespace('changed');
    await makeFailingPolicy(cluster, { name: 'add-notes', namespace: 'changed' });
    const refused = await eventually('the policy is in force', async () => {
      const created = await createSecret('changed');
      if (created.ok) await cluster.request('DELETE', `${secrets('changed')}/wanted`);
      return created.ok ? null : created.error;
    });
    expect(refused).toMatchObject({ code: 'api-denied', status: 403, by: 'policy', name: 'add-notes' });
    expect(describeError(refused, open.keyfob.known()).said).toMatch(/no such key: annotations$/);
  });

  it('does not refuse Keyfob’s own accounts for tokens that pods would get by themselves', async () => {
    const minted = await mintToken(open.handlers, preset, { lifetimeSeconds: 600 });
    expect(minted.ok).toBe(true);
    const made = await cluster.request('GET', '/api/v1/namespaces/keyfob/serviceaccounts/watcher');
    expect(made.body.automountServiceAccountToken).toBe(false);
  });

  it('tells of a quota that nobody has counted for yet', async () => {
    await makeNamespace('uncounted');
    await makeQuota(cluster, { name: 'new-quota', namespace: 'uncounted', isCounted: false });
    const refused = await eventually('the quota is seen', async () => {
      const created = await createSecret('uncounted');
      if (created.ok) await cluster.request('DELETE', `${secrets('uncounted')}/wanted`);
      return created.ok ? null : created.error;
    });
    expect(refused).toMatchObject({ code: 'api-denied', by: 'quota', name: 'new-quota' });
  });

  it('tells that a namespace is being deleted', async () => {
    await makeNamespace('ending');
    await cluster.request('DELETE', '/api/v1/namespaces/ending');
    expect(await createSecret('ending')).toMatchObject({
      ok: false,
      error: { code: 'api-denied', status: 403, by: 'namespace-ending', name: 'ending' },
    });
  });

  it('tells of roles that allow too little, and that alone blames client.config', async () => {
    const { body } = await cluster.request('POST', '/api/v1/namespaces/default/serviceaccounts/robot/token', {
      spec: { expirationSeconds: 600 },
    });
    const { address } = openOf(open.keyfob).scope.found;
    const token = new Secret((body as { status: { token: string } }).status.token);
    const api = createConnectCluster(10_000)({ ...address, credential: { kind: 'static-token', token } });
    const created = await api.objects.create(
      emptyObject({ kind: 'Secret', namespace: 'default', name: 's' }),
    );
    const escalated = await api.objects.create({
      ...emptyObject({ kind: 'ClusterRoleBinding', name: 's' }),
      binding: { role: 'view', account: robot },
    });
    api.close();
    for (const refused of [created, escalated]) {
      expect(refused).toMatchObject({
        ok: false,
        error: {
          code: 'api-forbidden',
          said: expect.stringContaining('User "system:serviceaccount:default:robot" cannot create') as string,
        },
      });
    }
  });

  describe.each(['Validating', 'Mutating'] as const)('by a webhook (%s)', (kind) => {
    const name = `${kind.toLowerCase()}.hooks.example.org`;
    const namespace = `hooked-${kind.toLowerCase()}`;
    let webhook: Webhook;
    beforeAll(async () => {
      await makeNamespace(namespace);
      webhook = await startWebhook(cluster, { name, namespace, kind });
      await eventually('the webhook is asked', async () => {
        const created = await createSecret(namespace);
        if (created.ok) await cluster.request('DELETE', `${secrets(namespace)}/wanted`);
        return created.ok ? null : true;
      });
    });
    afterAll(() => webhook.stop());

    const deny = (status: object): WebhookAnswer => ({ kind: 'deny', status });
    const denied = `admission webhook "${name}" denied the request`;
    it.each<[string, WebhookAnswer, object]>([
      [
        'that says why',
        deny({ code: 403, message: 'not on \u202eFridays' }),
        { code: 'api-denied', status: 403, said: `${denied}: not on \\u{202e}Fridays` },
      ],
      ['that says nothing', deny({}), { code: 'api-denied', said: `${denied} without explanation` }],
      ...[401, 404, 409, 422, 429, 500, 503].map((code): [string, WebhookAnswer, object] => [
        `that answers as a server with ${code} would`,
        deny({ code, message: 'no' }),
        { code: 'api-denied', status: code, said: `${denied}: no` },
      ]),
      ['that is broken', { kind: 'fail', status: 500 }, { code: 'api-webhook-failed' }],
      ['that does not answer', { kind: 'silence' }, { code: 'api-webhook-failed' }],
    ])('%s', async (_, answer, error) => {
      webhook.answer = answer;
      const created = await createSecret(namespace);
      if (created.ok) throw new Error('not asked');
      expect(created.error).toMatchObject({ name, ...error });
      const { message, said } = describeError(created.error, open.keyfob.known());
      expect(message).toContain(`webhook “${name}”`);
      expect(said).toContain(name);
    });

    it('with more words than anybody reads', async () => {
      webhook.answer = deny({ code: 403, message: 'x'.repeat(5000).replaceAll('xxxx', 'so. ') });
      const created = await createSecret(namespace);
      if (created.ok) throw new Error('not asked');
      const { said = '' } = describeError(created.error, open.keyfob.known());
      expect(said.length).toBeLessThanOrEqual(300);
      expect(said).toMatch(/^admission webhook .*so\. .*…$/);
    });
  });
});
