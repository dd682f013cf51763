import { describe, expect, it } from 'vitest';
import type { Credential } from '../../../../src/shared/contract/state/credentials-state.ts';
import type { JudgedFinding, SafetyFinding } from '../../../../src/shared/contract/state/safety-state.ts';
import { findInInventory } from '../../../../src/main/core/cluster/safety/find-in-inventory.ts';
import { judgeFindings } from '../../../../src/main/core/cluster/safety/judge-findings.ts';
import type { Unknown, Verdict } from '../../../../src/shared/contract/state/verdict-state.ts';
import { judgeSafety, type VerdictSources } from '../../../../src/main/core/cluster/safety/verdict.ts';
import { openCluster, seenNow } from '../../open-cluster.ts';
import {
  dayMs,
  now,
  context,
  own,
  proxy,
  file,
  old,
  unreadable,
  empty,
  ending,
  legacy,
  foreign,
} from './some-findings.ts';

const quiet: VerdictSources = {
  cluster: openCluster({ mode: 'x509' }),
  certificates: {
    rows: [],
    unread: [],
    uncovered: [],
    kubeletUncovered: [],
    lastChange: null,
    obstacles: { server: null, ca: null },
  },
  agentTokens: { unread: [] },
  copies: { seen: { unread: [] }, failure: null },
  legacyTokens: { shown: seenNow(null), error: null },
  dashboards: { shown: seenNow(null), error: null },
  nodes: null,
  journal: { status: 'none' },
  findings: [],
  credentials: [],
};

interface Change extends Omit<Partial<VerdictSources>, 'findings'> {
  readonly findings?: readonly SafetyFinding[];
}

/** The list of these findings, and of what the credentials themselves come to. */
function list({ findings = [], credentials = [] }: Change): JudgedFinding[] {
  return judgeFindings([...findings, ...findInInventory(credentials)], context);
}

function judge(change: Change): Verdict {
  return judgeSafety({ ...quiet, ...change, findings: list(change) });
}

function credential(change: Partial<Credential>): Credential {
  return {
    ...{ id: 'c', kind: 'certificate', name: 'n', notBefore: 0, expiresAt: null },
    ...{ ended: null, isAdministrator: true, seen: null, token: null },
    ...change,
  };
}

function unsafe(urgent: number, soon: number): Verdict {
  return { kind: 'unsafe', urgent, soon, unknown: [] };
}

const admin = credential({ id: 'admin', kind: 'admin-token', name: 'admin' });
const stopped = (left: number) =>
  credential({
    ...{ kind: 'token', isAdministrator: null, expiresAt: now + left },
    token: {
      ...{ id: 't', purpose: { kind: 'named', name: 'backup' }, renewal: 'stopped' },
      ...{ renewals: 1, issuedBefore: [] },
    },
  });

describe('what counts', () => {
  it.each<[string, Partial<Credential>, Verdict]>([
    ['the admin token', admin, unsafe(0, 1)],
    ['a row of system:masters', { kind: 'static-token', name: 'ops' }, unsafe(0, 1)],
    [
      'a row of which nobody knows',
      { kind: 'static-token', isAdministrator: null },
      { kind: 'fine', until: null },
    ],
    ['a callback token', { kind: 'callback-token' }, unsafe(0, 1)],
    ['a join token that ends', { kind: 'join-token', expiresAt: now + dayMs }, { kind: 'fine', until: null }],
    ['a copy of the admin token', { kind: 'kubeconfig-copy' }, unsafe(0, 1)],
    ['a copy of a former one', { kind: 'kubeconfig-copy', ended: 'replaced' }, { kind: 'fine', until: null }],
    [
      'a token that ends as it was made to',
      { ...stopped(1), token: { ...stopped(1).token!, renewal: 'by-hand' } },
      { kind: 'fine', until: null },
    ],
    ['a renewal that stopped 7 days before', stopped(7 * dayMs), unsafe(1, 0)],
    ['a renewal that stopped after that', stopped(7 * dayMs + 1), unsafe(0, 1)],
    ['a renewal that stopped 30 days before', stopped(30 * dayMs), unsafe(0, 1)],
    ['a renewal that stopped earlier', stopped(30 * dayMs + 1), { kind: 'fine', until: now + 1 }],
  ])('of credentials: %s', (_, change, verdict) => {
    expect(judge({ credentials: [credential(change)] })).toEqual(verdict);
  });

  const many: Change = {
    findings: [
      foreign,
      ending(now + 20 * dayMs),
      ending(now + 20 * dayMs, proxy),
      { kind: 'join-tokens', total: 1, reusable: 0, first: 'agent-token:cluster-tokens.txt:1' },
      old,
    ],
    credentials: [
      admin,
      credential({ id: 'copy', kind: 'kubeconfig-copy' }),
      credential({ id: 'row', kind: 'static-token', name: 'admin' }),
      credential({ id: 'join', kind: 'join-token' }),
    ],
  };

  it('is each cause once, by what presses most of it', () => {
    // Urgent: server.crt. Soon: the proxy's certificate, the admin token, and join tokens.
    expect(judge(many)).toEqual(unsafe(1, 3));
  });

  it.each<[string, Change, readonly (readonly [string, SafetyFinding['kind']])[]]>([
    [
      'several causes',
      many,
      [
        ['urgent', 'certificate-foreign'],
        ['soon', 'certificate-ending'],
        ['soon', 'join-tokens'],
        ['soon', 'admin-token-forever'],
        // The same command renews the foreign one.
        ['advice', 'certificate-ending'],
        ['advice', 'token-file-old'],
      ],
    ],
    [
      'RBAC that is off, and what that makes of legacy tokens',
      {
        findings: [
          { kind: 'rbac-off', server: 'always-allow', files: null, fitsAddOn: true, asOf: null },
          { ...legacy, named: ['a/b'], areAdmin: true, isPast: false },
        ],
      },
      [
        ['urgent', 'rbac-off'],
        ['advice', 'legacy-tokens'],
      ],
    ],
    [
      'several of one kind',
      {
        credentials: [
          credential({ id: 'one', kind: 'static-token', name: 'one' }),
          credential({ id: 'two', kind: 'static-token', name: 'two' }),
          credential({ id: 'b', kind: 'callback-token' }),
          credential({ id: 'r', kind: 'certificate-request-token' }),
          stopped(dayMs),
          { ...stopped(9 * dayMs), id: 'later' },
        ],
      },
      [
        ['urgent', 'renewals-stopped'],
        ['soon', 'static-tokens-forever'],
        ['soon', 'agent-tokens-forever'],
      ],
    ],
  ])('is one line each in the list, and no other line counts: %s', (_, change, lines) => {
    expect(list(change).map(({ degree, kind }) => [degree, kind])).toEqual(lines);
    const count = (wanted: string) => lines.filter(([degree]) => degree === wanted).length;
    expect(judge(change)).toEqual(unsafe(count('urgent'), count('soon')));
  });
});

describe('fine', () => {
  const certificate = (days: number, change: Partial<Credential> = {}) =>
    credential({ isAdministrator: false, expiresAt: now + days * dayMs, ...change });

  it.each<[string, readonly Credential[], number | null]>([
    ['30 days before the first certificate ends', [certificate(90), certificate(50)], now + 20 * dayMs],
    [
      'the certificate of client.config counts',
      [certificate(40, { kind: 'admin-certificate' })],
      now + 10 * dayMs,
    ],
    [
      'one that is not in use does not',
      [certificate(90), certificate(2, { ended: 'replaced' })],
      now + 60 * dayMs,
    ],
    ['a minted token does not', [certificate(2, { kind: 'token' })], null],
    ['for ever where nothing ends', [], null],
  ])('until %s', (_, credentials, until) => {
    expect(judge({ credentials })).toEqual({ kind: 'fine', until });
  });
});

describe('not known', () => {
  const away = { code: 'api-unreachable', server: 'https://127.0.0.1:16443', reason: 'refused' } as const;
  const as = (standing: 'then' | 'past') => ({ ...seenNow('rbac' as const), standing });
  const authorization = (standing: 'then' | 'past') => ({
    server: as(standing),
    files: null,
    fitsAddOn: true,
  });
  const unread = {
    ...own,
    id: `file:${file}`,
    role: 'server',
    error: unreadable,
  } as const;
  const node = { name: 'b', server: 'https://10.0.0.2:16443' };
  const source = (name: Unknown['source'], path: string | null = null): Unknown => ({
    source: name,
    file: path,
  });
  const token = (change: Change): Change => ({
    cluster: openCluster({ mode: 'token' }),
    ...change,
  });

  it.each<[string, Change, readonly Unknown[]]>([
    [
      'the API server is away',
      { cluster: openCluster({ mode: 'x509', api: { status: 'failed', error: away, checkedAt: 1 } }) },
      [source('api-server')],
    ],
    [
      'whether RBAC is on was not seen since a restart',
      { cluster: openCluster({ mode: 'x509', authorization: authorization('past') }) },
      [source('authorization')],
    ],
    [
      'nobody ever saw it',
      {
        cluster: openCluster({ mode: 'x509', authorization: { server: null, files: null, fitsAddOn: true } }),
      },
      [source('authorization')],
    ],
    [
      'legacy tokens could not be looked for',
      { legacyTokens: { shown: seenNow(null), error: away } },
      [source('legacy-tokens')],
    ],
    [
      'legacy tokens were seen too long ago',
      { legacyTokens: { shown: { ...seenNow(null), standing: 'past' }, error: null } },
      [source('legacy-tokens')],
    ],
    [
      'dashboards could not be looked at',
      { dashboards: { shown: seenNow(null), error: away } },
      [source('dashboards')],
    ],
    [
      'a file of the cluster agent was not read',
      { agentTokens: { unread: ['callback-token.txt'] } },
      [source('agent-tokens', 'callback-token.txt')],
    ],
    [
      'copies could not be looked for',
      { copies: { seen: { unread: [] }, failure: unreadable } },
      [source('copies')],
    ],
    ['a look for copies does not end', { copies: { seen: null, failure: 'slow' } }, [source('copies')]],
    [
      'a place of copies could not be read',
      { copies: { seen: { unread: ['/home/me/.kube/damaged'] }, failure: null } },
      [source('copies')],
    ],
    [
      'a certificate was not read',
      { certificates: { ...quiet.certificates!, unread: [unread] } },
      [source('certificates', file)],
    ],
    [
      'the token file was not read',
      {
        cluster: openCluster({ mode: 'mixed', warning: unreadable }),
        nodes: { others: [], error: null, isSeen: true },
      },
      [source('token-file')],
    ],
    [
      'another node was not asked',
      token({
        nodes: {
          others: [{ ...node, token: { status: 'unknown', error: away } }],
          error: null,
          isSeen: true,
        },
      }),
      [source('nodes')],
    ],
    [
      'other nodes could not be looked for',
      token({ nodes: { others: [], error: away, isSeen: false } }),
      [source('nodes')],
    ],
    [
      'the journal cannot be read',
      { journal: { status: 'unreadable', error: unreadable } },
      [source('rotation')],
    ],
    [
      'a rotation was cut off and could not be looked at',
      { findings: [{ kind: 'rotation-unsettled', startedAt: 1, isSeen: false }] },
      [source('rotation')],
    ],
    [
      'a folder of secrets could not be read',
      { findings: [{ kind: 'files-unseen', folders: ['/f'] }] },
      [source('files')],
    ],
    [
      'the clock may be wrong',
      { findings: [{ kind: 'file-from-later', file, changedAt: now + dayMs, seenAt: now }] },
      [source('clock')],
    ],
  ])('because %s', (_, change, unknown) => {
    expect(judge(change)).toEqual({ kind: 'unknown', unknown });
    expect(judge({ ...change, credentials: [admin] })).toEqual({ ...unsafe(0, 1), unknown });
  });

  it('is nothing of what an earlier look saw within its time', () => {
    const cluster = openCluster({ mode: 'x509', authorization: authorization('then') });
    const legacyTokens = { shown: { ...seenNow(null), standing: 'then' as const }, error: null };
    expect(judge({ cluster, legacyTokens })).toEqual({ kind: 'fine', until: null });
  });

  it('is not said of a file that nobody uses, nor of one that is of no use, which is a finding', () => {
    const rows = [
      { ...unread, standing: 'spare' as const },
      { ...unread, error: empty },
    ];
    expect(judge({ certificates: { ...quiet.certificates!, unread: rows } })).toEqual({
      kind: 'fine',
      until: null,
    });
  });

  it.each<[string, Change]>([
    ['the API server', { cluster: openCluster({ mode: 'x509', api: { status: 'asking' } }) }],
    ['the certificates', { certificates: null }],
    ['the files of the cluster agent', { agentTokens: null }],
    ['copies', { copies: null }],
    ['legacy tokens', { legacyTokens: null }],
    ['other nodes', token({ nodes: null })],
    [
      'another node',
      token({ nodes: { others: [{ ...node, token: { status: 'asking' } }], error: null, isSeen: true } }),
    ],
  ])('while it is being looked at %s for the first time nothing is said', (_, change) => {
    expect(judge({ ...change, credentials: [admin] })).toEqual({ kind: 'looking' });
  });
});
