import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { hostAddress } from '../../../src/main/adapters/system/host-address.ts';
import { createConnectCluster } from '../../../src/main/adapters/api/connect-cluster.ts';
import { tryToken } from '../../../src/main/adapters/api/try-token.ts';
import { createProbe } from '../../../src/main/adapters/engine/api-server-probe.ts';
import { Secret } from '../../../src/main/core/ports/secret.ts';
import { Authority } from '../../cluster/certificates.ts';
import { startForeignServer, type ForeignServer } from './foreign-server.ts';

const deadlineMs = 2000;

describe('a server of another CA while Node is told to check nothing [own-ca]', () => {
  let foreign: ForeignServer;
  let authorityPem: string;
  let seen: number;
  beforeAll(async () => {
    foreign = await startForeignServer();
    authorityPem = (await Authority.create()).pem;
    // Read at each connection: a library that sets it does the same.
    vi.stubEnv('NODE_TLS_REJECT_UNAUTHORIZED', '0');
  });
  beforeEach(() => void (seen = foreign.connections()));
  afterAll(async () => {
    vi.unstubAllEnvs();
    await foreign.stop();
  });

  const untrusted = () => ({
    ok: false,
    error: { code: 'api-certificate', server: foreign.server, problem: 'untrusted' },
  });
  const expectNothingSent = () => {
    expect(foreign.connections()).toBeGreaterThan(seen);
    expect(foreign.requests()).toBe(0);
  };
  const token = new Secret('secret');
  const credential = { kind: 'static-token', token } as const;

  it('gets no request of the window', async () => {
    const api = createConnectCluster(deadlineMs)({
      server: foreign.server,
      authorityPem,
      strangers: [],
      servesOwn: true,
      credential,
    });
    expect(await api.server.version()).toEqual(untrusted());
    api.close();
    expectNothingSent();
  });

  it('gets no token that is tried', async () => {
    const address = { server: foreign.server, authorityPem, strangers: [], servesOwn: true, credential };
    const { signal } = new AbortController();
    expect(await tryToken(address, token, deadlineMs, signal, () => undefined)).toEqual(untrusted());
    expectNothingSent();
  });

  it('gets no request of the engine', async () => {
    const probe = createProbe(deadlineMs, hostAddress)(foreign.server, authorityPem);
    expect(await probe.readiness(token)).toEqual(untrusted().error);
    expectNothingSent();
  });
});
