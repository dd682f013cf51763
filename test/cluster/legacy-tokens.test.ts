import { createPrivateKey } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { SignJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openKeyfob, type OpenKeyfob } from '../fakes/open-keyfob.ts';
import { eventually } from '../desktop/processes.ts';
import { hasServers } from './binaries.ts';
import { startCluster, type Cluster } from './cluster.ts';

const namespace = 'kube-system';
const secrets = `/api/v1/namespaces/${namespace}/secrets`;

describe.skipIf(!hasServers).each([
  { name: 'without RBAC', rbac: false },
  { name: 'with RBAC', rbac: true },
])('legacy tokens $name', ({ rbac }) => {
  let cluster: Cluster;
  let open: OpenKeyfob;
  beforeAll(async () => {
    cluster = await startCluster({ rbac });
    open = await openKeyfob(cluster.snapData.current);
  });
  afterAll(async () => {
    await open.close();
    await cluster.stop();
  });

  /** Does what the token controller does: an account, and a Secret with a signed token that has no expiry. */
  async function makeLegacy(account: string, secret: string): Promise<string> {
    const made = await cluster.request('POST', `/api/v1/namespaces/${namespace}/serviceaccounts`, {
      metadata: { name: account },
    });
    const uid = made.body.metadata.uid as string;
    const key = createPrivateKey(
      readFileSync(join(cluster.snapData.current, 'certs/serviceaccount.key'), 'utf8'),
    );
    const token = await new SignJWT({
      iss: 'kubernetes/serviceaccount',
      sub: `system:serviceaccount:${namespace}:${account}`,
      'kubernetes.io/serviceaccount/namespace': namespace,
      'kubernetes.io/serviceaccount/secret.name': secret,
      'kubernetes.io/serviceaccount/service-account.name': account,
      'kubernetes.io/serviceaccount/service-account.uid': uid,
    })
      .setProtectedHeader({ alg: 'RS256' })
      .sign(key);
    await cluster.request('POST', secrets, {
      metadata: {
        name: secret,
        annotations: {
          'kubernetes.io/service-account.name': account,
          'kubernetes.io/service-account.uid': uid,
        },
      },
      type: 'kubernetes.io/service-account-token',
      data: { token: Buffer.from(token).toString('base64') },
    });
    return token;
  }

  async function list() {
    const reply = await open.handlers['legacy-tokens:list']({ offset: 0, limit: 100 });
    if (!reply.ok) throw new Error(reply.error.code);
    return reply.value.rows;
  }

  it('are listed without what they hold', async () => {
    const token = await makeLegacy('listed', 'listed-token');
    const rows = (await list()).filter(({ account }) => account === 'listed');
    expect(rows).toEqual([
      {
        uid: expect.any(String),
        namespace,
        name: 'listed-token',
        account: 'listed',
        createdAt: expect.any(Number),
        lastUsed: null,
        state: 'valid',
      },
    ]);
    expect(JSON.stringify(rows)).not.toContain(token.slice(-20));
  });

  it('are refused after their deletion, which the list says', async () => {
    const token = await makeLegacy('dashboard', 'microk8s-dashboard-token');
    expect(await cluster.accepts(token)).toBe(true);
    const used = await list();
    const row = used.find(({ name }) => name === 'microk8s-dashboard-token')!;
    expect(row.lastUsed).toMatch(/^\d{4}-\d\d-\d\d$/);
    const before = Date.now();
    expect(await open.handlers['legacy-tokens:delete']({ uid: row.uid })).toEqual({ ok: true, value: {} });
    expect((await list()).find(({ uid }) => uid === row.uid)?.state).toBe('deleted');
    await eventually(
      'a refusal',
      async () => (await list()).find(({ uid, state }) => uid === row.uid && state === 'refused'),
      15_000,
    );
    // README promises about 10 seconds: for so long the API server remembers a token as accepted.
    expect(Date.now() - before).toBeLessThan(12_000);
    expect(await cluster.accepts(token)).toBe(false);
    expect((await cluster.request('GET', `${secrets}/microk8s-dashboard-token`)).status).toBe(404);
  });

  it('of another uid than the listed one stay', async () => {
    await makeLegacy('again', 'again-token');
    const [row] = (await list()).filter(({ name }) => name === 'again-token');
    const { body } = await cluster.request('GET', `${secrets}/again-token`);
    await cluster.request('DELETE', `${secrets}/again-token`);
    delete body.metadata.uid;
    delete body.metadata.resourceVersion;
    await cluster.request('POST', secrets, body as object);
    expect(await open.handlers['legacy-tokens:delete']({ uid: row!.uid })).toMatchObject({
      ok: false,
      error: { code: 'api-conflict' },
    });
    expect((await cluster.request('GET', `${secrets}/again-token`)).status).toBe(200);
    expect(await open.handlers['legacy-tokens:delete']({ uid: 'never-listed' })).toEqual({
      ok: false,
      error: { code: 'token-unknown' },
    });
  });

  it('of MicroK8s are listed with the command that takes out just their line', async () => {
    const folder = join(cluster.snapData.current, 'credentials');
    const joins = ['0a1b2c'.padEnd(32, 'd'), '1a1b2c'.padEnd(32, 'e'), '1a1b2c'.padEnd(32, 'f')];
    writeFileSync(join(folder, 'cluster-tokens.txt'), `${joins[0]}\n${joins[1]}|1900000000\n\n${joins[2]}\n`);
    writeFileSync(join(folder, 'callback-tokens.txt'), `10.0.0.2:25000 ${'c'.repeat(64)}\n`);
    const reply = await open.handlers['node-tokens:list']({});
    if (!reply.ok) throw new Error(reply.error.code);
    const file = `${folder}/cluster-tokens.txt`;
    expect(reply.value.rows).toEqual([
      {
        id: 'agent-token:cluster-tokens.txt:1',
        kind: 'join',
        file,
        maskedToken: '0a1b2c…dddddd',
        expiresAt: null,
        command: `sudo sed -i '/^0a1b2c/d' ${file}`,
      },
      {
        id: 'agent-token:cluster-tokens.txt:2',
        kind: 'join',
        file,
        maskedToken: '1a1b2c…eeeeee',
        expiresAt: 1_900_000_000_000,
        command: null,
      },
      {
        id: 'agent-token:cluster-tokens.txt:3',
        kind: 'join',
        file,
        maskedToken: '1a1b2c…ffffff',
        expiresAt: null,
        command: null,
      },
      {
        id: 'agent-token:callback-tokens.txt:1',
        kind: 'callback',
        file: `${folder}/callback-tokens.txt`,
        maskedToken: 'cccccc…cccccc',
        expiresAt: null,
        command: null,
      },
    ]);
    execFileSync('sh', ['-c', reply.value.rows[0]!.command!.replace('sudo ', '')]);
    expect(readFileSync(file, 'utf8')).toBe(`${joins[1]}|1900000000\n\n${joins[2]}\n`);
  });
});
