import { describe, expect, it } from 'vitest';
import type { Credential } from '../../../../src/shared/contract/state/credentials-state.ts';
import {
  safetyKindSchema,
  type JudgedFinding,
  type SafetyFinding,
} from '../../../../src/shared/contract/state/safety-state.ts';
import { findInInventory } from '../../../../src/main/core/cluster/safety/find-in-inventory.ts';
import { judgeFindings } from '../../../../src/main/core/cluster/safety/judge-findings.ts';
import type { Unknown, Verdict } from '../../../../src/shared/contract/state/verdict-state.ts';
import { shortVerdict, verdictLine } from '../../../../src/shared/words/verdict-words.ts';
import { degreeOf } from '../../../../src/main/core/cluster/safety/degree-of.ts';
import { judgeSafety, type VerdictSources } from '../../../../src/main/core/cluster/safety/verdict.ts';
import { openCluster, seenNow } from '../../open-cluster.ts';

const dayMs = 86_400_000;
const now = Date.UTC(2026, 10, 29, 12);
const context = { snapData: '/snap/current', now };

const own = { standing: 'own', maker: 'microk8s', obstacle: null } as const;
const server = {
  ...own,
  id: 'certificate:server.crt',
  name: 'server.crt',
  role: 'server',
  mode: 'x509',
} as const;
const proxy = { ...server, id: 'certificate:front-proxy-client.crt', role: 'front-proxy-client' } as const;
const renewServer = 'command sudo microk8s refresh-certs -e server.crt';
const nodes = [{ name: 'b', server: 'https://10.0.0.2:16443' }];
const file = '/snap/current/certs/server.crt';
const old = {
  ...{ kind: 'token-file-old' as const, file, total: 1, named: ['admin'] },
  ...{ knownSince: 1, hasAdmin: true },
};
const unreadable = { code: 'file-unreadable', file } as const;
const empty = { code: 'certificate-unusable', file, problem: 'empty' } as const;
const args = { file: '/snap/current/args/kube-apiserver', line: 1 };

function ending(notAfter: number, certificate: typeof server | typeof proxy = server): SafetyFinding {
  const isExpired = notAfter <= now;
  return { kind: 'certificate-ending', ...certificate, notAfter, isExpired, also: [] };
}

const legacy = { kind: 'legacy-tokens', total: 1, named: ['a/b'], asOf: null } as const;
const renewals = { kind: 'renewals-stopped' as const, total: 1, named: ['a/b'], first: 't' };
const foreign = { kind: 'certificate-foreign', ...server } as const;

/** Every finding in each of its states, how much it presses, and its cause. */
const table: readonly (readonly [SafetyFinding, 'urgent' | 'soon' | 'advice', string])[] = [
  [{ kind: 'rbac-off', server: 'always-allow', files: null, fitsAddOn: true, asOf: null }, 'urgent', 'rbac'],
  [{ kind: 'rbac-off-at-restart', fitsAddOn: true }, 'urgent', 'rbac'],
  [{ kind: 'rbac-was-off', at: 1 }, 'advice', 'rbac'],
  [{ kind: 'rotation-unsettled', startedAt: 1, isSeen: true }, 'urgent', 'rotation'],
  [{ kind: 'rotation-unsettled', startedAt: 1, isSeen: false }, 'advice', 'rotation'],
  [{ kind: 'old-token-accepted', nodes }, 'urgent', 'nodes'],
  [{ kind: 'old-token-unasked', nodes }, 'advice', 'nodes'],
  [{ kind: 'nodes-unseen', error: unreadable }, 'advice', 'nodes'],
  [{ kind: 'nodes-differ', nodes }, 'advice', 'nodes'],
  [{ kind: 'nodes-not-undone', nodes }, 'advice', 'nodes'],
  [{ kind: 'rotation-backup-overdue', dueAt: 1, command: 'c' }, 'advice', 'rotation-backup'],
  [{ kind: 'admin-token-differs', file }, 'urgent', 'token-file'],
  [
    {
      kind: 'token-file-unusable',
      error: { code: 'token-file-refused', file, line: 1, problem: 'bare-quote' },
    },
    'urgent',
    'token-file',
  ],
  [{ kind: 'token-file-unusable', error: { code: 'file-missing', file } }, 'urgent', 'token-file'],
  [{ kind: 'token-file-unusable', error: unreadable }, 'advice', 'token-file'],
  [
    { kind: 'authentication-unknown', error: { code: 'args-refused', ...args, problem: 'bad-flag' } },
    'urgent',
    'args',
  ],
  [
    { kind: 'authentication-unknown', error: { code: 'args-unclear', ...args, variable: 'HOME' } },
    'advice',
    'args',
  ],
  [{ kind: 'files-open', files: ['/f'], total: 1, isWritable: false }, 'urgent', 'files-open'],
  [{ kind: 'files-open', files: ['/f'], total: 1, isWritable: true }, 'urgent', 'files-open'],
  [{ kind: 'files-unseen', folders: ['/f'] }, 'advice', 'files-open'],
  [{ ...legacy, named: ['a/b'], areAdmin: false, isPast: false }, 'advice', 'legacy-tokens'],
  [{ ...legacy, named: ['a/b'], areAdmin: true, isPast: false }, 'urgent', 'rbac'],
  [{ ...legacy, named: ['a/b'], areAdmin: true, isPast: true }, 'advice', 'legacy-tokens'],
  [{ kind: 'legacy-tokens-unseen', error: unreadable }, 'advice', 'legacy-tokens'],
  [{ kind: 'join-tokens', total: 2, reusable: 1 }, 'soon', 'join-tokens'],
  [{ kind: 'join-tokens-unseen', error: unreadable }, 'advice', 'join-tokens'],
  [ending(now - 1), 'urgent', renewServer],
  [ending(now), 'urgent', renewServer],
  [ending(now + 7 * dayMs), 'urgent', renewServer],
  [ending(now + 7 * dayMs + 1), 'soon', renewServer],
  [ending(now + 30 * dayMs), 'soon', renewServer],
  [
    {
      kind: 'certificates-not-yet',
      total: 1,
      named: [{ name: 'n', role: 'server' }],
      notBefore: now + 1,
      seenAt: now,
    },
    'urgent',
    'clock',
  ],
  [{ kind: 'file-from-later', file, changedAt: now + 1, seenAt: now }, 'advice', 'clock'],
  [{ kind: 'certificate-unread', ...server, error: empty }, 'urgent', renewServer],
  [{ kind: 'certificate-unread', ...server, error: unreadable }, 'advice', renewServer],
  [foreign, 'urgent', renewServer],
  // What no command renews is a thing of its own.
  [{ ...foreign, standing: 'elsewhere' }, 'urgent', 'certificate:server.crt'],
  [{ kind: 'address-uncovered', addresses: ['10.0.0.1'], certificate: server }, 'advice', renewServer],
  [{ kind: 'kubelet-uncovered', addresses: ['10.0.0.1'], certificate: server }, 'urgent', renewServer],
  [old, 'advice', 'admin-token'],
  [{ kind: 'admin-token-forever', copies: 0 }, 'soon', 'admin-token'],
  [{ kind: 'static-tokens-forever', total: 1, named: ['ops'] }, 'soon', 'static-tokens'],
  [{ kind: 'agent-tokens-forever', total: 1 }, 'soon', 'agent-tokens'],
  [{ ...renewals, endsAt: now + 7 * dayMs }, 'urgent', 'renewals'],
  [{ ...renewals, endsAt: now + 7 * dayMs + 1 }, 'soon', 'renewals'],
  [{ ...renewals, endsAt: now + 30 * dayMs + 1 }, 'advice', 'renewals'],
];

it.each(table)('%j is %s, for %s', (finding, degree, cause) => {
  expect(degreeOf(finding, context)).toEqual({ degree, cause });
});

it('has every kind of finding in its table', () => {
  const kinds = new Set(table.map(([{ kind }]) => kind));
  expect(safetyKindSchema.options.filter((kind) => !kinds.has(kind))).toEqual([]);
});

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
      { kind: 'join-tokens', total: 1, reusable: 0 },
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
      'a place of copies could not be looked into',
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
      'a folder of secrets could not be looked into',
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

describe('words', () => {
  const unknown: Unknown[] = [
    { source: 'api-server', file: null },
    { source: 'certificates', file: '/snap/certs/server.crt' },
  ];
  it.each<[Verdict, string | null, string | null]>([
    [null, null, null],
    [{ kind: 'looking' }, null, null],
    [
      { kind: 'unsafe', urgent: 2, soon: 3, unknown: [] },
      'Unsafe: 2 urgent, 3 soon',
      'Unsafe: 2 urgent, 3 soon',
    ],
    [{ kind: 'unsafe', urgent: 0, soon: 1, unknown: [] }, 'Unsafe: 1 soon', 'Unsafe: 1 soon'],
    [
      { kind: 'unsafe', urgent: 1, soon: 0, unknown },
      'Unsafe: 1 urgent',
      'Unsafe: 1 urgent. Not known: the API server, /snap/certs/server.crt',
    ],
    [
      { kind: 'unknown', unknown },
      'Not known: the API server, /snap/certs/server.crt',
      'Not known: the API server, /snap/certs/server.crt',
    ],
    [{ kind: 'fine', until: null }, 'Fine', 'Fine'],
    [{ kind: 'fine', until: now + 20 * dayMs }, 'Fine until Dec 19', 'Fine until Dec 19'],
    [{ kind: 'fine', until: now + 40 * dayMs }, 'Fine until Jan 8, 2027', 'Fine until Jan 8, 2027'],
  ])('of %j are %s', (verdict, short, line) => {
    expect([shortVerdict(verdict, now), verdictLine(verdict, now)]).toEqual([short, line]);
  });

  it('name three things that are not known, and count the others', () => {
    const many = Array.from({ length: 5 }, (_, at) => ({ source: 'certificates' as const, file: `/f${at}` }));
    expect(shortVerdict({ kind: 'unknown', unknown: many }, now)).toBe('Not known: /f0, /f1, /f2 and 2 more');
  });
});
