import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { hasServers } from './binaries.ts';
import { startCluster, type Cluster } from './cluster.ts';
import { makeStaticToken } from './snap-data.ts';

describe.skipIf(!hasServers)('the real API server in token mode', () => {
  let cluster: Cluster;
  beforeAll(async () => {
    cluster = await startCluster();
  });
  afterAll(() => cluster.stop());

  it('knows the static admin token and nobody else', async () => {
    expect((await cluster.request('GET', '/version')).body.gitVersion).toMatch(/^v1\.\d+\.\d+$/);
    expect((await cluster.request('GET', '/version', undefined, 'wrong')).status).toBe(401);
  });

  it('reads the token file only when it starts', async () => {
    const file = join(cluster.snapData.current, 'credentials/known_tokens.csv');
    const before = readFileSync(file, 'utf8');
    const other = makeStaticToken();
    writeFileSync(file, `${before}${other},other,other,"system:masters"\n`);
    expect((await cluster.request('GET', '/version', undefined, other)).status).toBe(401);
    await cluster.restart();
    expect((await cluster.request('GET', '/version', undefined, other)).status).toBe(200);
  });
});
