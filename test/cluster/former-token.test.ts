import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createConnectCluster } from '../../src/main/adapters/api/connect-cluster.ts';
import { askOther } from '../../src/main/core/cluster/nodes/ask-other.ts';
import { Secret } from '../../src/main/core/ports/secret.ts';
import { openKeyfob, type OpenKeyfob } from '../fakes/open-keyfob.ts';
import { hasServers } from './binaries.ts';
import { startCluster, type Cluster } from './cluster.ts';
import { makeStaticToken } from './snap-data.ts';

const connect = createConnectCluster(5_000);

describe.skipIf(!hasServers)('the former admin token', () => {
  let cluster: Cluster;
  let app: OpenKeyfob;
  let credentials: string;

  beforeAll(async () => {
    cluster = await startCluster();
    credentials = join(cluster.snapData.current, 'credentials');
    app = await openKeyfob(cluster.snapData.current);
  });
  afterAll(async () => {
    await app.close();
    await cluster.stop();
  });

  const ask = (former: string | null, current: string, server = cluster.server) =>
    askOther(
      server,
      cluster.snapData.authority.pem,
      { former: former === null ? null : new Secret(former), current: new Secret(current) },
      connect,
    );

  it('is told to be accepted or refused by another API server, with the old token or with the new one alone', async () => {
    const held = cluster.snapData.adminToken;
    const other = makeStaticToken();
    expect(await ask(held, other)).toEqual({ status: 'other' });
    expect(await ask(other, held)).toEqual({ status: 'same' });
    expect(await ask(makeStaticToken(), other)).toEqual({ status: 'other' });
    expect(await ask(null, other)).toEqual({ status: 'other' });
    expect(await ask(null, held)).toEqual({ status: 'same' });
  });

  it('stays unknown where nobody answers', async () => {
    const server = 'https://127.0.0.1:1';
    expect(await ask(makeStaticToken(), cluster.snapData.adminToken, server)).toEqual({
      status: 'unknown',
      error: { code: 'api-unreachable', server, reason: 'refused' },
    });
  });

  it('is found in kubeconfigs for this cluster alone, also when nobody saw it change', async () => {
    const { adminToken } = cluster.snapData;
    const clientConfig = readFileSync(join(credentials, 'client.config'), 'utf8');
    const old = makeStaticToken();
    const jwt = 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJ4In0.c2lnbmF0dXJl';
    const authority = Buffer.from(cluster.snapData.authority.pem).toString('base64');
    mkdirSync(join(cluster.snapData.current, 'certs-backup'));
    const write = (name: string, text: string) => {
      const file = join(cluster.snapData.current, 'certs-backup', name);
      writeFileSync(file, text);
      return file.replace('/current/', '/x1/');
    };
    const current = write('a.config', clientConfig);
    const former = write('b.config', clientConfig.replace(adminToken, old));
    write('c.config', clientConfig.replace(adminToken, jwt));
    write('d.config', clientConfig.replace(adminToken, old).replace(authority, 'bm90IHRoaXMgQ0E='));
    const rows = write('known_tokens.csv.backup', `${old},admin,admin,"system:masters"\n`);

    const reply = await app.handlers['admin:copies']({});
    if (!reply.ok) throw new Error(reply.error.code);
    expect(reply.value.unread).toEqual([]);
    const found = reply.value.copies.filter(({ file }) => file.includes('/certs-backup/'));
    expect(found.map(({ file, format, holds }) => ({ file, format, holds }))).toEqual([
      { file: current, format: 'kubeconfig', holds: 'current' },
      { file: former, format: 'kubeconfig', holds: 'former' },
      { file: rows, format: 'token-file', holds: 'former' },
    ]);
    expect(JSON.stringify(reply)).not.toContain(old);
  });

  it('is not said to be unused where a component reads it or snap revert would', async () => {
    const { adminToken, root } = cluster.snapData;
    const clientConfig = readFileSync(join(credentials, 'client.config'), 'utf8');
    const held = clientConfig.replace(adminToken, makeStaticToken());
    writeFileSync(join(credentials, 'kubelet.config'), held);
    const older = join(root, 'x0/credentials');
    mkdirSync(older, { recursive: true });
    writeFileSync(join(older, 'client.config'), held);

    const reply = await app.handlers['admin:copies']({});
    if (!reply.ok) throw new Error(reply.error.code);
    const found = reply.value.copies.filter(({ file }) => !file.includes('/certs-backup/'));
    expect(found.map(({ file, place, holds, change }) => ({ file, place, holds, change }))).toEqual([
      {
        file: join(older, 'client.config'),
        place: 'older-revision',
        holds: 'former',
        change: 'kept-for-revert',
      },
    ]);
  });
});
