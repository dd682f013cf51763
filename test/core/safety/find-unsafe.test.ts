import { describe, expect, it } from 'vitest';
import type { JournalState } from '../../../src/shared/admin-state.ts';
import type { CertificateRow, CertificatesState } from '../../../src/shared/certificates-state.ts';
import type { OtherNode } from '../../../src/shared/nodes-state.ts';
import { findUnsafe, type SafetySources } from '../../../src/main/core/safety/find-unsafe.ts';
import { describeFinding } from '../../../src/shared/safety-words.ts';
import { certificate } from '../certificate-row.ts';
import { openCluster, type OpenCluster } from '../open-cluster.ts';

const dayMs = 86_400_000;
const now = 400 * dayMs;
const file = '/snap/current/credentials/known_tokens.csv';
const journal = { status: 'none' } as const;
const forgetLine = 'sudo /usr/bin/keyfob rotate --forget --snap-data /snap';
const young = { tokenFileChangedAt: now - dayMs };

function find(change: Partial<OpenCluster>, sources: Partial<SafetySources> = {}) {
  const cluster = openCluster({ ...young, ...change });
  return findUnsafe({
    cluster,
    certificates: null,
    openFiles: [],
    legacyTokens: null,
    joinTokens: null,
    journal,
    nodes: null,
    now,
    ...sources,
  });
}

function read(rows: readonly CertificateRow[], uncovered: string[] = []): CertificatesState {
  return { cluster: 'identity', rows: [...rows], unread: [], uncovered };
}

describe('findings', () => {
  it('are none for a quiet cluster, and none while no cluster is open', () => {
    expect(find({})).toEqual([]);
    const cluster = { status: 'looking', snapData: '/snap' } as const;
    const certificates = read([certificate('server.crt', 'server', now)]);
    expect(find({}, { cluster, certificates, openFiles: [{ path: '/f', isWritable: true }] })).toEqual([]);
  });

  it('tell that RBAC is off only when the API server said so', () => {
    const { api } = openCluster();
    if (api.status !== 'reachable') throw new Error('not reachable');
    expect(find({ api: { ...api, authorization: 'always-allow' } })).toEqual([{ kind: 'rbac-off' }]);
    expect(find({ api: { ...api, authorization: 'unknown' } })).toEqual([]);
    expect(find({ api: { status: 'asking' } })).toEqual([]);
  });

  it('tell that a rotation was cut off, unless files and API server agree', () => {
    const unfinished = {
      status: 'unfinished',
      rotation: 'r',
      startedAt: 5,
      steps: [],
      files: 'differ',
      server: 'accepts',
      inForce: null,
      isTold: false,
      resumeLine: 'sudo keyfob rotate --resume',
    } satisfies JournalState;
    const unsettled = { kind: 'rotation-unsettled', startedAt: 5 };
    expect(find({}, { journal: unfinished })).toEqual([{ ...unsettled, isSeen: true }]);
    expect(find({}, { journal: { ...unfinished, files: 'agree', server: 'refuses' } })).toEqual([
      { ...unsettled, isSeen: true },
    ]);
    expect(find({}, { journal: { ...unfinished, inForce: 'old' } })).toEqual([]);
  });

  it.each([
    { files: 'agree', server: 'unknown' },
    { files: 'unknown', server: 'accepts' },
    { files: 'unknown', server: 'unknown' },
  ] as const)('do not take for disagreement what could not be seen: $files, $server', (look) => {
    const journal = {
      status: 'unfinished',
      rotation: 'r',
      startedAt: 5,
      steps: [],
      inForce: null,
      isTold: false,
      resumeLine: 'sudo keyfob rotate --resume',
      ...look,
    } satisfies JournalState;
    const [finding] = find({}, { journal });
    expect(finding).toEqual({ kind: 'rotation-unsettled', startedAt: 5, isSeen: false });
    expect(describeFinding(finding!, '/snap').why).toContain('could not be found out');
    expect(describeFinding(finding!, '/snap').why).not.toContain('do not agree');
  });

  describe('of other control plane nodes', () => {
    const error = { code: 'api-timeout', server: 'https://127.0.0.1:16443', seconds: 10 } as const;
    const node = (name: string | null, last: number, token: OtherNode['token']) => ({
      ...{ name, server: `https://10.0.0.${last}:16443`, token },
    });
    const others = [
      node('attic', 2, { status: 'other' }),
      node(null, 3, { status: 'unknown', error }),
      node('shed', 4, { status: 'away' }),
      node('garage', 5, { status: 'same' }),
      node('porch', 6, { status: 'asking' }),
    ];
    const nodes = { cluster: 'identity', others, error: null, isSeen: true };
    const attic = { name: 'attic', server: 'https://10.0.0.2:16443' };
    const outcome = { result: 'rotated' as const, forgetAt: now, others: [] };
    const ended = {
      status: 'ended' as const,
      startedAt: 5,
      endedAt: 6,
      outcome,
      undoUntil: now + 1,
      forgetLine,
    };

    it('name those that still accept the old token apart from those that could not be asked', () => {
      const found = find({}, { journal: ended, nodes });
      expect(found).toEqual([
        { kind: 'old-token-accepted', nodes: [attic] },
        {
          kind: 'old-token-unasked',
          nodes: [
            { name: null, server: 'https://10.0.0.3:16443' },
            { name: 'shed', server: 'https://10.0.0.4:16443' },
          ],
        },
      ]);
      expect(found.map((finding) => describeFinding(finding, '/snap').what)).toEqual([
        'The old admin token is still accepted at attic (https://10.0.0.2:16443).',
        'Whether the old admin token is still accepted at https://10.0.0.3:16443, shed (https://10.0.0.4:16443) could not be found out.',
      ]);
    });

    it('tell that they could not be looked for, only after a rotation and until a look, also the engine’s, succeeds', () => {
      const unseen = { cluster: 'identity', others: [], error, isSeen: false };
      const journal = { ...ended, outcome: { ...outcome, others: null } };
      expect(find({}, { journal, nodes: unseen })).toEqual([{ kind: 'nodes-unseen', error }]);
      expect(find({}, { nodes: unseen })).toEqual([]);
      expect(find({}, { journal, nodes: { ...unseen, isSeen: true } })).toEqual([]);
      expect(find({}, { journal: ended, nodes: unseen })).toEqual([]);
    });

    it('are followed after a rotation that was cut off with the new token in force as after one that ended', () => {
      const cutOff = {
        ...{ status: 'unfinished', rotation: 'r', startedAt: 5, steps: [], isTold: false },
        ...{ files: 'agree', server: 'accepts', inForce: 'new', resumeLine: 'sudo keyfob rotate --resume' },
      } satisfies JournalState;
      const seen = find({}, { journal: ended, nodes });
      expect(find({}, { journal: cutOff, nodes })).toEqual(seen);
      const unseen = { cluster: 'identity', others: [], error, isSeen: false };
      expect(find({}, { journal: cutOff, nodes: unseen })).toEqual([{ kind: 'nodes-unseen', error }]);
      expect(find({}, { journal: { ...cutOff, inForce: 'old' }, nodes })).toEqual([
        { kind: 'nodes-differ', nodes: [attic] },
      ]);
    });

    it('tell after an undo that the others must be undone, too', () => {
      const [finding, ...more] = find({}, { journal: { ...ended, outcome: { result: 'reverted' } }, nodes });
      expect([finding, ...more]).toEqual([{ kind: 'nodes-not-undone', nodes: [attic] }]);
      const { what, remedy } = describeFinding(finding!, '/snap');
      expect({ what, remedy }).toEqual({
        what: 'The admin token of this machine is not accepted at attic (https://10.0.0.2:16443).',
        remedy:
          'Undo it there too, with “sudo keyfob rotate --undo”; where that is not possible any more, rotate there with the admin token of this machine.',
      });
    });

    it('tell without a rotation of this machine only that the tokens differ', () => {
      expect(find({}, { nodes })).toEqual([{ kind: 'nodes-differ', nodes: [attic] }]);
    });
  });

  it('tell of a backup past its time', () => {
    const outcome = { result: 'rotated' as const, forgetAt: now, others: null };
    const ended = { status: 'ended' as const, startedAt: 5, endedAt: 6, outcome, undoUntil: now, forgetLine };
    expect(find({}, { journal: ended })).toEqual([
      { kind: 'rotation-backup-overdue', dueAt: now, command: forgetLine },
    ]);
    expect(find({}, { journal: { ...ended, undoUntil: now + 1 } })).toEqual([]);
  });

  it('tell that client.config and the token file disagree', () => {
    expect(find({ warning: { code: 'admin-token-differs', file } })).toEqual([
      { kind: 'admin-token-differs', file },
    ]);
  });

  it('tell why the token file cannot be used', () => {
    const error = { code: 'token-file-refused', file, line: 2, problem: 'bare-quote' } as const;
    expect(find({ warning: error })).toEqual([{ kind: 'token-file-unusable', error }]);
  });

  it.each([
    [364, []],
    [365, [{ kind: 'token-file-old', file, changedAt: now - 365 * dayMs }]],
  ])('tell of a token file that did not change for %i days', (days, expected) => {
    expect(find({ tokenFileChangedAt: now - days * dayMs })).toEqual(expected);
  });

  it.each([
    [now, true],
    [now + 30 * dayMs, false],
  ])('tell of a certificate that ends at %i', (notAfter, isExpired) => {
    const rows = [certificate('server.crt', 'server', notAfter)];
    expect(find({}, { certificates: read(rows) })).toEqual([
      {
        kind: 'certificate-ending',
        id: 'certificate:server.crt',
        name: 'server.crt',
        role: 'server',
        mode: 'token',
        notAfter,
        isExpired,
      },
    ]);
  });

  it('are none of a certificate with more than 30 days left', () => {
    const rows = [certificate('server.crt', 'server', now + 30 * dayMs + 1)];
    expect(find({}, { certificates: read(rows) })).toEqual([]);
  });

  it('tell of a certificate that the CA did not sign, and of addresses that the server’s does not cover', () => {
    const rows = [
      { ...certificate('server.crt', 'server', now + 300 * dayMs), chain: 'broken' as const },
      { ...certificate('ca.crt', 'ca', now + 300 * dayMs), chain: 'own' as const },
    ];
    expect(find({}, { certificates: read(rows, ['192.168.1.7']) })).toEqual([
      {
        kind: 'certificate-foreign',
        id: 'certificate:server.crt',
        name: 'server.crt',
        role: 'server',
        mode: 'token',
      },
      { kind: 'address-uncovered', addresses: ['192.168.1.7'] },
    ]);
  });

  it('name at most 20 files that others can open, and count them all', () => {
    const openFiles = Array.from({ length: 25 }, (_, at) => ({ path: `/f${at}`, isWritable: at === 24 }));
    expect(find({}, { openFiles })).toEqual([
      {
        kind: 'files-open',
        files: openFiles.slice(0, 20).map(({ path }) => path),
        total: 25,
        isWritable: true,
      },
    ]);
  });

  describe('of tokens that never expire', () => {
    const named = ['kube-system/microk8s-dashboard-token', 'default/old'];
    const { api } = openCluster();
    if (api.status !== 'reachable') throw new Error('not reachable');
    const failed = {
      status: 'failed',
      error: { code: 'api-bad-reply', server: 'https://127.0.0.1:16443' },
      stopped: false,
      checkedAt: 1,
    } as const;
    const error = { code: 'api-forbidden', action: 'list Secrets' } as const;

    it.each([
      ['rbac', false],
      ['unknown', false],
      ['always-allow', true],
    ] as const)(
      'count the legacy ones and name the first, with authorization %s',
      (authorization, areAdmin) => {
        const legacyTokens = { total: 7, named, error: null };
        const found = find({ api: { ...api, authorization } }, { legacyTokens });
        expect(found.filter(({ kind }) => kind !== 'rbac-off')).toEqual([
          { kind: 'legacy-tokens', total: 7, named, areAdmin },
        ]);
      },
    );

    it('count the join tokens', () => {
      const joinTokens = { total: 3, reusable: 1, error: null };
      expect(find({}, { joinTokens })).toEqual([{ kind: 'join-tokens', total: 3, reusable: 1 }]);
    });

    it('are none where there are none, and none before anybody looked', () => {
      const none = { total: 0, error: null };
      expect(
        find({}, { legacyTokens: { ...none, named: [] }, joinTokens: { ...none, reusable: 0 } }),
      ).toEqual([]);
      expect(find({}, { legacyTokens: null, joinTokens: null })).toEqual([]);
    });

    it('tell of a look that failed, beside what an earlier one saw', () => {
      const legacyTokens = { total: 0, named: [], error };
      const joinTokens = { total: 0, reusable: 0, error };
      const unseen = [
        { kind: 'legacy-tokens-unseen', error },
        { kind: 'join-tokens-unseen', error },
      ];
      expect(find({}, { legacyTokens, joinTokens })).toEqual(unseen);
      expect(
        find(
          {},
          { legacyTokens: { ...legacyTokens, total: 2, named }, joinTokens: { ...joinTokens, total: 1 } },
        ),
      ).toEqual([
        { kind: 'legacy-tokens', total: 2, named, areAdmin: false },
        unseen[0],
        { kind: 'join-tokens', total: 1, reusable: 0 },
        unseen[1],
      ]);
    });

    it('keep what was seen while the API server does not answer', () => {
      const legacyTokens = { total: 2, named, error };
      expect(find({ api: failed }, { legacyTokens })).toEqual([
        { kind: 'legacy-tokens', total: 2, named, areAdmin: false },
      ]);
    });
  });
});
