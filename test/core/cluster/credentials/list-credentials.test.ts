import { describe, expect, it } from 'vitest';
import {
  credentialsStateSchema,
  type Credential,
} from '../../../../src/shared/contract/state/credentials-state.ts';
import {
  boundCredentials,
  listCredentials,
  noCredentials,
  withoutRbac,
  type CredentialSources,
} from '../../../../src/main/core/cluster/credentials/list-credentials.ts';
import type { TokenRow } from '../../../../src/shared/contract/state/token-state.ts';
import { certificate } from '../../certificate-row.ts';
import { openCluster, seenNow } from '../../open-cluster.ts';

const sources: CredentialSources = {
  cluster: openCluster(),
  ...{ tokens: [], staticTokens: [], certificates: [], agentTokens: [], copies: [], legacyTokens: null },
};

function list(change: Partial<CredentialSources>): readonly Credential[] {
  return listCredentials({ ...sources, ...change }).credentials;
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
    chain: null,
    place: 'keyring',
  };
}

const row = (line: number, user: string, isAdmin = false) => ({
  ...{ line, user, isAdmin, isMaster: isAdmin },
  knownSince: isAdmin ? 1_000 : 500,
});

const forEver = {
  ...{ notBefore: null, expiresAt: null, ended: null, isAdministrator: null, seen: null, token: null },
};

const legacyTokens = {
  total: 3,
  named: [],
  first: null,
  administrators: [],
  unasked: [],
  rows: [
    { uid: 'u2', namespace: 'default', name: 'old', createdAt: 7 },
    { uid: 'u1', namespace: 'ci', name: 'deployer', createdAt: 8 },
  ],
};

it('gives each credential that one file holds an id of its own', () => {
  const copy = {
    ...({ file: '/home/me/.kube/config', place: 'own-kubeconfig', format: 'kubeconfig' } as const),
    ...({ expiresAt: null, change: 'possible' } as const),
  };
  const copies = [
    { ...copy, credential: 'token', holds: 'current' },
    { ...copy, credential: 'token', holds: 'former' },
    { ...copy, credential: 'certificate', holds: 'current' },
  ] as const;
  const ids = list({ copies }).map(({ id }) => id);
  expect(ids.filter((id) => id.startsWith('copy:'))).toHaveLength(3);
  expect(new Set(ids).size).toBe(ids.length);
});

it('lists what expires first, then what never does, then what counts no more', () => {
  const listed = list({
    tokens: [
      token('late', 9_000_000),
      token('soon', 7_000_000),
      { ...token('revoked', 8_000_000), revocation: { revokedAt: 5_000_000, refusedAt: null } },
    ],
    staticTokens: [row(1, 'admin', true), row(2, 'system:kube-proxy')],
    agentTokens: [
      { kind: 'join', file: 'cluster-tokens.txt', nth: 1, expiresAt: 8_000_000 },
      { kind: 'persistent-join', file: 'persistent-cluster-tokens.txt', nth: 2, expiresAt: null },
      { kind: 'callback', file: 'callback-token.txt', nth: 1, expiresAt: null },
    ],
    legacyTokens: seenNow(legacyTokens),
  });
  const dashboard = {
    ...{ purpose: { kind: 'dashboard' }, renewal: 'by-hand', renewals: 0, issuedBefore: [] },
  };
  const minted = { ...forEver, kind: 'token', name: 'keyfob/dashboard' };
  const agent = { ...forEver, isAdministrator: true };
  const seen = { at: 2_000, by: 'api-server', standing: 'now' };
  expect(listed).toEqual([
    {
      ...{ ...minted, id: 'soon', notBefore: 3_400_000, expiresAt: 7_000_000 },
      token: { id: 'soon', ...dashboard },
    },
    {
      ...{ ...agent, id: 'agent-token:cluster-tokens.txt:1', kind: 'join-token', expiresAt: 8_000_000 },
      name: { is: 'join', file: 'cluster-tokens.txt', nth: 1 },
    },
    {
      ...{ ...minted, id: 'late', notBefore: 5_400_000, expiresAt: 9_000_000 },
      token: { id: 'late', ...dashboard },
    },
    {
      ...{ ...forEver, id: 'admin', kind: 'admin-token', name: 'admin', notBefore: 1_000 },
      isAdministrator: true,
    },
    {
      ...{ ...forEver, id: 'static-token:system:kube-proxy', kind: 'static-token' },
      ...{ name: 'system:kube-proxy', notBefore: 500 },
    },
    {
      ...{ ...agent, id: 'agent-token:callback-token.txt:1', kind: 'callback-token' },
      name: { is: 'callback', file: 'callback-token.txt', nth: 1 },
    },
    {
      ...{ ...agent, id: 'agent-token:persistent-cluster-tokens.txt:2', kind: 'join-token' },
      name: { is: 'persistent-join', file: 'persistent-cluster-tokens.txt', nth: 2 },
    },
    {
      ...{ ...forEver, id: 'legacy-token:u1', kind: 'legacy-token', name: 'ci/deployer', notBefore: 8, seen },
    },
    {
      ...{ ...forEver, id: 'legacy-token:u2', kind: 'legacy-token', name: 'default/old', notBefore: 7, seen },
    },
    {
      ...{ ...minted, id: 'revoked', notBefore: 4_400_000, expiresAt: 8_000_000, ended: 'revoked' },
      token: { id: 'revoked', ...dashboard },
    },
  ]);
});

it('tells an administrator who signs in by certificate from a row of that name', () => {
  const credentials = list({
    cluster: openCluster({
      mode: 'mixed',
      admin: { kind: 'client-certificate', subject: 'CN=admin', notBefore: 5, notAfter: 50 },
    }),
    staticTokens: [row(1, 'admin')],
    certificates: [
      certificate('server.crt', 'server', 40),
      certificate('client.crt', 'admin', 50, 'certs/client.crt', 'credentials/client.config'),
    ],
  });
  expect(credentials.map(({ id, kind, name }) => [id, kind, name])).toEqual([
    ['certificate:server.crt', 'certificate', { is: 'certificate', role: 'server', place: 'server.crt' }],
    ['admin', 'admin-certificate', { is: 'certificate', role: 'admin', place: 'client.config' }],
    ['static-token:admin', 'static-token', 'admin'],
  ]);
});

it('knows a row of the token file by its user, wherever it stands', () => {
  const ids = (...rows: readonly ReturnType<typeof row>[]) =>
    list({ staticTokens: rows })
      .filter(({ kind }) => kind === 'static-token')
      .map(({ id }) => id);
  expect(ids(row(1, 'a'), row(2, 'b'), row(3, 'b'))).toEqual([
    'static-token:a',
    'static-token:b',
    'static-token:b:2',
  ]);
  expect(ids(row(1, 'b'))).toEqual(['static-token:b']);
});

describe('tokens that renew each other', () => {
  const chain = { id: 'first', renewals: 2, issuedBefore: [5_000, 1_000] };
  const first = token('first', 4_000_000);
  const last = { ...token('last', 9_000_000), chain };
  const revocation = { revokedAt: 1, refusedAt: null };

  it.each<[string, readonly TokenRow[], string, string | null]>([
    ['the newest of them counts', [first, last], 'last', null],
    ['whatever their order', [last, first], 'last', null],
    ['the first counts where the later one was revoked', [first, { ...last, revocation }], 'first', null],
    [
      'all were revoked',
      [
        { ...first, revocation },
        { ...last, revocation },
      ],
      'last',
      'revoked',
    ],
  ])('are one credential with the id of the first: %s', (_, tokens, inForce, ended) => {
    const [credential, ...others] = list({ tokens, staticTokens: [] }).filter(({ kind }) => kind === 'token');
    expect(others).toEqual([]);
    expect(credential).toMatchObject({ id: 'first', ended, token: { id: inForce } });
  });

  it('tell how often, and when those before were issued', () => {
    const [credential] = list({ tokens: [last] });
    expect(credential?.token).toMatchObject({ renewals: 2, issuedBefore: [5_000, 1_000] });
  });
});

describe('administrator', () => {
  const bound = (role: 'view' | 'cluster-admin') =>
    openCluster({ access: seenNow({ status: 'ready', binding: { status: 'bound', role } }) });
  const of = (change: Partial<CredentialSources>) =>
    Object.fromEntries(list(change).map(({ id, isAdministrator }) => [id, isAdministrator]));

  it('is a token for dashboards by its binding, and any other as far as nobody knows', () => {
    const other = { ...token('other', 2), serviceAccount: 'backup' };
    const tokens = [token('own', 1), other];
    expect(of({ cluster: bound('view'), tokens })).toMatchObject({ own: false, other: null });
    expect(of({ cluster: bound('cluster-admin'), tokens })).toMatchObject({ own: true, other: null });
    expect(of({ tokens })).toMatchObject({ own: null });
  });

  it('is a row of system:masters, and the certificates that sign others or are of that group', () => {
    const staticTokens = [{ ...row(1, 'ops'), isMaster: true }, row(2, 'scheduler')];
    const certificates = [certificate('ca.crt', 'ca', 1), certificate('server.crt', 'server', 1)];
    expect(of({ staticTokens, certificates })).toEqual({
      ...{ admin: true, 'static-token:ops': true, 'static-token:scheduler': null },
      ...{ 'certificate:ca.crt': true, 'certificate:server.crt': false },
    });
  });

  it('is whoever signs in while RBAC is off', () => {
    const { credentials } = withoutRbac(
      listCredentials({
        ...sources,
        tokens: [token('own', 1)],
        staticTokens: [row(2, 'scheduler')],
        certificates: [certificate('server.crt', 'server', 1)],
        legacyTokens: seenNow(legacyTokens),
      }),
    );
    expect(Object.fromEntries(credentials.map(({ id, isAdministrator }) => [id, isAdministrator]))).toEqual({
      ...{ own: true, admin: true, 'static-token:scheduler': true, 'certificate:server.crt': false },
      ...{ 'legacy-token:u1': true, 'legacy-token:u2': true },
    });
  });
});

it('tells copies of the admin credential, and those of a former one as replaced', () => {
  const copy = { place: 'backup', format: 'kubeconfig', change: 'not-in-use' } as const;
  const copies = [
    { ...copy, file: '/b/config', credential: 'token', holds: 'current', expiresAt: null },
    { ...copy, file: '/c/config', credential: 'token', holds: 'former', expiresAt: null },
    { ...copy, file: '/a/config', credential: 'certificate', holds: 'other', expiresAt: 9 },
  ] as const;
  const found = list({ copies }).filter(({ kind }) => kind === 'kubeconfig-copy');
  expect(found.map(({ id, name, expiresAt, ended }) => [id, name, expiresAt, ended])).toEqual([
    ['copy:certificate:other:/a/config', { is: 'copy', file: '/a/config' }, 9, null],
    ['copy:token:current:/b/config', { is: 'copy', file: '/b/config' }, null, null],
    ['copy:token:former:/c/config', { is: 'copy', file: '/c/config' }, null, 'replaced'],
  ]);
});

it('takes a certificate that another one stands in for as replaced', () => {
  const spare = { ...certificate('server.crt', 'server', 1), standing: 'spare' as const };
  expect(list({ certificates: [spare] }).at(-1)).toMatchObject({
    ...{ id: 'certificate:server.crt', ended: 'replaced' },
  });
});

it('holds the 200 soonest of ten thousand, and counts them all', () => {
  const tokens = Array.from({ length: 10_000 }, (_, at) => token(`t${at}`, 10_000_000 - at));
  const inventory = listCredentials({ ...sources, tokens, legacyTokens: seenNow(legacyTokens) });
  const bound = boundCredentials(inventory, { now: 9_990_000, tokenShare: 0.2 });
  expect(bound.total).toBe(10_004);
  // The last 20 % of an hour have begun for each of them; the admin token and three more never expire.
  expect(bound.others).toEqual({ ...noCredentials.others, soon: 9_800, never: 4 });
  expect(bound.soonest.map(({ expiresAt }) => expiresAt)).toEqual(
    Array.from({ length: 200 }, (_, at) => 9_990_001 + at),
  );
  expect(credentialsStateSchema.safeParse(bound).success).toBe(true);
});

it('has nothing to list without a cluster', () => {
  const cluster = { status: 'looking', snapData: '/snap' } as const;
  const nothing = listCredentials({ ...sources, cluster, tokens: [token('a', 1)] });
  expect(boundCredentials(nothing, { now: 0, tokenShare: 0.2 })).toEqual(noCredentials);
});
