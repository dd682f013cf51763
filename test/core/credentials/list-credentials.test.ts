import { expect, it } from 'vitest';
import { credentialsStateSchema } from '../../../src/shared/credentials-state.ts';
import {
  listCredentials,
  noCredentials,
  type CredentialSources,
} from '../../../src/main/core/credentials/list-credentials.ts';
import type { TokenRow } from '../../../src/shared/token-state.ts';
import { certificate } from '../certificate-row.ts';
import { openCluster } from '../open-cluster.ts';

function list(sources: Partial<CredentialSources>) {
  return listCredentials({
    cluster: openCluster(),
    ...{ tokens: [], staticTokens: [], certificates: [], countedForever: 0, tokenShare: 0.2, now: 0 },
    ...sources,
  });
}

function token(id: string, expiresAt: number): TokenRow {
  return {
    id,
    purpose: { kind: 'dashboard' },
    namespace: 'keyfob',
    serviceAccount: 'dashboard',
    audiences: [],
    lifetimeSeconds: 3600,
    issuedAt: expiresAt - 3_600_000,
    expiresAt,
    jti: null,
    revocable: 'alone',
    revocation: null,
    renewal: 'by-hand',
    place: 'keyring',
  };
}

it('lists tokens, the admin credential and the other static tokens, what never expires last', () => {
  const listed = list({
    cluster: openCluster(),
    tokens: [
      token('late', 9_000_000),
      token('soon', 7_000_000),
      { ...token('revoked', 8_000_000), revocation: { revokedAt: 5_000_000, refusedAt: null } },
    ],
    staticTokens: [
      { line: 1, user: 'admin', isAdmin: true },
      { line: 2, user: 'system:kube-proxy', isAdmin: false },
    ],
    certificates: [],
  });
  const name = 'keyfob/dashboard';
  const dashboard = { purpose: { kind: 'dashboard' }, renewsItself: false };
  expect(listed).toEqual({
    ...noCredentials,
    total: 4,
    soonest: [
      { id: 'soon', kind: 'token', name, notBefore: 3_400_000, expiresAt: 7_000_000, token: dashboard },
      { id: 'late', kind: 'token', name, notBefore: 5_400_000, expiresAt: 9_000_000, token: dashboard },
      { id: 'admin', kind: 'admin-token', name: 'admin', notBefore: 1_000, expiresAt: null, token: null },
      {
        id: 'static-token:2',
        kind: 'static-token',
        name: 'system:kube-proxy',
        notBefore: 1_000,
        expiresAt: null,
        token: null,
      },
    ],
  });
});

it('tells an administrator who signs in by certificate from a row of that name', () => {
  const { soonest } = list({
    cluster: openCluster({
      mode: 'mixed',
      admin: { kind: 'client-certificate', subject: 'CN=admin', notBefore: 5, notAfter: 50 },
    }),
    tokens: [],
    staticTokens: [{ line: 1, user: 'admin', isAdmin: false }],
    certificates: [
      certificate('server.crt', 'server', 40),
      certificate('client.crt', 'admin', 50, 'certs/client.crt', 'credentials/client.config'),
    ],
  });
  expect(soonest).toEqual([
    {
      id: 'certificate:server.crt',
      kind: 'certificate',
      name: 'server.crt',
      notBefore: 5,
      expiresAt: 40,
      token: null,
    },
    {
      id: 'admin',
      kind: 'admin-certificate',
      name: 'client.config',
      notBefore: 5,
      expiresAt: 50,
      token: null,
    },
    {
      id: 'static-token:1',
      kind: 'static-token',
      name: 'admin',
      notBefore: 1_000,
      expiresAt: null,
      token: null,
    },
  ]);
});

it('holds the 200 soonest of ten thousand, and counts them all', () => {
  const tokens = Array.from({ length: 10_000 }, (_, at) => token(`t${at}`, 10_000_000 - at));
  const listed = list({ tokens, countedForever: 3, now: 9_990_000 });
  expect(listed.total).toBe(10_004);
  // The last 20 % of an hour have begun for each of them; the admin token and three more never expire.
  expect(listed.others).toEqual({ ...noCredentials.others, soon: 9_800, never: 4 });
  expect(listed.soonest.map(({ expiresAt }) => expiresAt)).toEqual(
    Array.from({ length: 200 }, (_, at) => 9_990_001 + at),
  );
  expect(credentialsStateSchema.safeParse(listed).success).toBe(true);
});

it('has nothing to list without a cluster', () => {
  const cluster = { status: 'looking', snapData: '/snap' } as const;
  const rows = [{ line: 1, user: 'admin', isAdmin: true }];
  expect(list({ cluster, tokens: [token('a', 1)], staticTokens: rows, countedForever: 3 })).toEqual(
    noCredentials,
  );
});
