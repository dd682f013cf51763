import { describe, expect, it } from 'vitest';
import type {
  CertificateRow,
  CertificatesState,
} from '../../../../src/shared/contract/state/certificates-state.ts';
import { certificate } from '../../certificate-row.ts';
import type { Authorization } from '../../../../src/shared/contract/state/authorization.ts';
import { safetyFindingSchema } from '../../../../src/shared/contract/state/safety-state.ts';
import type { Shown, Standing } from '../../../../src/shared/contract/state/seen.ts';
import { seenNow } from '../../open-cluster.ts';
import { dayMs, find, now } from './find-in-cluster.ts';

const file = '/snap/current/credentials/known_tokens.csv';

function read(rows: readonly CertificateRow[], uncovered: string[] = []): CertificatesState {
  const obstacles = { server: null, ca: null };
  return { rows: [...rows], unread: [], uncovered, kubeletUncovered: [], lastChange: null, obstacles };
}

describe('findings', () => {
  it('are none for a quiet cluster, and none while no cluster is open', () => {
    expect(find({})).toEqual([]);
    const cluster = { status: 'looking', snapData: '/snap' } as const;
    const certificates = read([certificate('server.crt', 'server', now)]);
    expect(
      find(
        {},
        { cluster, certificates, openFiles: { open: [{ path: '/f', isWritable: true }], unseen: [] } },
      ),
    ).toEqual([]);
  });

  describe('of RBAC', () => {
    const as = <Value>(value: Value, standing: Standing) => ({ ...seenNow(value), standing });
    const [on, off] = ['rbac', 'always-allow'] as const;
    const isOff = { kind: 'rbac-off', server: off, files: null, fitsAddOn: true, asOf: null };
    const at = seenNow(off).at;
    type Fact = Shown<Authorization> | null;

    it.each<[Fact, Fact, object[]]>([
      [null, null, []],
      [seenNow(on), as(on, 'now'), []],
      [seenNow(off), null, [isOff]],
      [seenNow(off), as(off, 'now'), [{ ...isOff, files: off }]],
      [as(off, 'then'), as(off, 'now'), [{ ...isOff, files: off, asOf: at }]],
      // The API server and its arguments disagree.
      [seenNow(off), as(on, 'now'), [{ ...isOff, files: on }]],
      [seenNow(on), as(off, 'now'), [{ kind: 'rbac-off-at-restart', fitsAddOn: true }]],
      [as(on, 'then'), as(off, 'now'), [{ kind: 'rbac-off-at-restart', fitsAddOn: true }]],
      // Its word is past: what it reads when it starts counts.
      [as(off, 'past'), as(on, 'now'), []],
      [as(on, 'past'), as(off, 'now'), [{ ...isOff, server: null, files: off }]],
      [null, as(off, 'now'), [{ ...isOff, server: null, files: off }]],
      [as(off, 'past'), null, [{ kind: 'rbac-was-off', at }]],
      [as(on, 'past'), null, []],
    ])('from the API server %o and the files %o are %o', (server, files, expected) => {
      expect(find({ authorization: { server, files, fitsAddOn: true } })).toEqual(expected);
    });
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

  describe('of static tokens', () => {
    const row = (user: string, days: number, isAdmin = false) => ({
      ...{ line: 1, user, isAdmin, isMaster: isAdmin, knownSince: now - days * dayMs },
    });
    const old = { kind: 'token-file-old', file };

    it.each([
      [[row('admin', 364, true)], []],
      [
        [row('admin', 365, true)],
        [{ ...old, total: 1, named: ['admin'], knownSince: now - 365 * dayMs, hasAdmin: true }],
      ],
      // After a rotation: the others are as old as they were.
      [
        [row('admin', 0, true), row('proxy', 500), row('kubelet', 700)],
        [{ ...old, total: 2, named: ['kubelet', 'proxy'], knownSince: now - 500 * dayMs, hasAdmin: false }],
      ],
      // In mixed mode client.config holds no token.
      [
        [row('admin', 500)],
        [{ ...old, total: 1, named: ['admin'], knownSince: now - 500 * dayMs, hasAdmin: true }],
      ],
    ])('%j are %j, whenever the file was changed', (staticTokens, expected) => {
      expect(find({ tokenFileChangedAt: now }, { staticTokens })).toEqual(expected);
      expect(find({ tokenFileChangedAt: 0 }, { staticTokens })).toEqual(expected);
    });

    it('name five of many', () => {
      const staticTokens = Array.from({ length: 9 }, (_, at) => row(`u${at}`, 400 + at));
      const [finding] = find({}, { staticTokens });
      expect(finding).toMatchObject({ total: 9, named: ['u8', 'u7', 'u6', 'u5', 'u4'] });
      expect(safetyFindingSchema.safeParse(finding).success).toBe(true);
    });
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
        standing: 'own',
        maker: 'microk8s',
        obstacle: null,
        mode: 'token',
        notAfter,
        isExpired,
        also: [],
      },
    ]);
  });

  it('tell once of certificates that one command renews, by the first to end', () => {
    const at = (days: number) => now + days * dayMs;
    const rows = [
      certificate('server.crt', 'server', at(9)),
      certificate('scheduler.config', 'scheduler', at(6)),
      certificate('controller.config', 'controller', at(5)),
      certificate('client.config', 'admin', at(40)),
      certificate('cluster.crt', 'datastore', at(8)),
      certificate('front-proxy-ca.crt', 'front-proxy-ca', at(8)),
    ];
    const found = find({}, { certificates: read(rows) });
    expect(
      found.map((each) =>
        each.kind === 'certificate-ending' ? [each.name, ...each.also.map(({ name }) => name)] : each.kind,
      ),
    ).toEqual([
      ['controller.config', 'scheduler.config'],
      // No command renews these.
      ['cluster.crt'],
      ['front-proxy-ca.crt'],
      ['server.crt'],
    ]);
  });

  describe('of certificates by the clock', () => {
    const early = (name: string, days: number): CertificateRow => ({
      ...certificate(name, name === 'ca.crt' ? 'ca' : 'server', now + 400 * dayMs),
      notBefore: now + days * dayMs,
    });

    it('tell of those that are not valid yet once, and of no renewal', () => {
      const rows = [early('server.crt', 1), early('ca.crt', 2)];
      expect(find({}, { certificates: read(rows) })).toEqual([
        {
          kind: 'certificates-not-yet',
          total: 2,
          named: [
            { id: 'certificate:server.crt', name: 'server.crt', role: 'server' },
            { id: 'certificate:ca.crt', name: 'ca.crt', role: 'ca' },
          ],
          notBefore: now + 2 * dayMs,
          seenAt: now,
        },
      ]);
    });

    it.each([
      [
        now + 6 * 60_000,
        [
          { kind: 'file-from-later', file, changedAt: now + 6 * 60_000, seenAt: now },
          expect.objectContaining({
            kind: 'certificates-not-yet',
            named: [{ id: 'certificate:server.crt', name: 'server.crt', role: 'server' }],
          }),
        ],
      ],
      [now + 4 * 60_000, [expect.objectContaining({ kind: 'certificates-not-yet' })]],
    ])('tell of a file from later beside those that are not valid yet: %d', (at, expected) => {
      const certificates = {
        ...read([early('server.crt', 1)]),
        lastChange: { file, at },
      } as CertificatesState;
      expect(find({}, { certificates })).toEqual(expected);
    });
  });

  it('tell of a file that cannot be used, and nothing of what nobody uses', () => {
    const error = { code: 'certificate-unusable', file: '/snap/certs/server.crt', problem: 'empty' } as const;
    const unread = {
      id: 'file:/snap/certs/server.crt',
      role: 'server',
      standing: 'own',
      error,
      maker: 'microk8s',
      obstacle: null,
    } as const;
    const spare = {
      ...certificate('server.crt', 'server', now),
      standing: 'spare',
      chain: 'broken',
    } as const;
    const certificates = { ...read([spare]), unread: [unread, { ...unread, standing: 'spare' }] };
    expect(find({}, { certificates: certificates as CertificatesState })).toEqual([
      { kind: 'certificate-unread', ...unread, mode: 'token' },
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
        standing: 'own',
        maker: 'microk8s',
        obstacle: null,
        mode: 'token',
      },
      {
        kind: 'address-uncovered',
        addresses: ['192.168.1.7'],
        certificate: {
          id: 'certificate:server.crt',
          name: 'server.crt',
          role: 'server',
          standing: 'own',
          maker: 'microk8s',
          obstacle: null,
          mode: 'token',
        },
      },
    ]);
  });

  it('name at most 20 files that others can open, and count them all', () => {
    const open = Array.from({ length: 25 }, (_, at) => ({ path: `/f${at}`, isWritable: at === 24 }));
    expect(find({}, { openFiles: { open, unseen: [] } })).toEqual([
      {
        kind: 'files-open',
        files: open.slice(0, 20).map(({ path }) => path),
        total: 25,
        isWritable: true,
      },
    ]);
  });

  it('says where it could not see who can open files with secrets', () => {
    expect(find({}, { openFiles: { open: [], unseen: ['/snap/credentials'] } })).toEqual([
      { kind: 'files-unseen', folders: ['/snap/credentials'] },
    ]);
  });

  describe('of tokens that never expire', () => {
    const named = ['kube-system/microk8s-dashboard-token', 'default/old'];
    const failed = {
      status: 'failed',
      error: { code: 'api-bad-reply', server: 'https://127.0.0.1:16443' },

      checkedAt: 1,
    } as const;
    const error = { code: 'api-forbidden', action: { does: 'list', object: 'Secrets' } } as const;

    const administrators: string[] = [];
    const legacy = {
      kind: 'legacy-tokens',
      total: 7,
      named,
      first: 'legacy-token:1',
      areAdmin: false,
      administrators,
      unasked: [],
      asOf: null,
      isPast: false,
    };
    const legacyTokens = {
      shown: seenNow({ total: 7, named, first: 'legacy-token:1', administrators, unasked: [] }),
      error: null,
    };

    it.each([
      [null, false],
      ['rbac', false],
      ['always-allow', true],
    ] as const)('count the legacy ones and name the first, with authorization %s', (value, areAdmin) => {
      const authorization = { server: value === null ? null : seenNow(value), files: null, fitsAddOn: true };
      const found = find({ authorization }, { legacyTokens });
      expect(found.filter(({ kind }) => kind !== 'rbac-off')).toEqual([{ ...legacy, areAdmin }]);
    });

    it.each(['then', 'past'] as const)('say of what time they are, when that is %s', (standing) => {
      const shown = { ...legacyTokens.shown, standing };
      expect(find({}, { legacyTokens: { shown, error: null } })).toEqual([
        { ...legacy, asOf: shown.at, isPast: standing === 'past' },
      ]);
    });

    it('count the join tokens', () => {
      const joinTokens = { total: 3, reusable: 1, first: 'agent-token:cluster-tokens.txt:1', error: null };
      expect(find({}, { joinTokens })).toEqual([
        { kind: 'join-tokens', total: 3, reusable: 1, first: 'agent-token:cluster-tokens.txt:1' },
      ]);
    });

    it('are none where there are none, and none before anybody looked', () => {
      const none = { total: 0, first: null, error: null };
      const noLegacy = {
        shown: seenNow({ total: 0, named: [], first: null, administrators, unasked: [] }),
        error: null,
      };
      expect(find({}, { legacyTokens: noLegacy, joinTokens: { ...none, reusable: 0 } })).toEqual([]);
      expect(find({}, { legacyTokens: null, joinTokens: null })).toEqual([]);
    });

    it('tell of a look that failed, beside what an earlier one saw', () => {
      const joinTokens = { total: 0, reusable: 0, first: null, error };
      const unseen = [
        { kind: 'legacy-tokens-unseen', error },
        { kind: 'join-tokens-unseen', error },
      ];
      expect(find({}, { legacyTokens: { shown: null, error }, joinTokens })).toEqual(unseen);
      const shown = { ...legacyTokens.shown, standing: 'then' as const };
      expect(
        find(
          {},
          {
            legacyTokens: { shown, error },
            joinTokens: { ...joinTokens, total: 1, first: 'agent-token:cluster-tokens.txt:1' },
          },
        ),
      ).toEqual([
        { ...legacy, asOf: shown.at },
        unseen[0],
        { kind: 'join-tokens', total: 1, reusable: 0, first: 'agent-token:cluster-tokens.txt:1' },
        unseen[1],
      ]);
    });

    it('keep what was seen while the API server does not answer', () => {
      const shown = { ...legacyTokens.shown, standing: 'past' as const };
      expect(find({ api: failed }, { legacyTokens: { shown, error } })).toEqual([
        { ...legacy, asOf: shown.at, isPast: true },
      ]);
    });
  });
});
