import { expect, it } from 'vitest';
import { degreeOf } from '../../../../src/main/core/cluster/safety/degree-of.ts';
import { safetyKindSchema, type SafetyFinding } from '../../../../src/shared/contract/state/safety-state.ts';
import {
  dayMs,
  now,
  context,
  server,
  file,
  old,
  unreadable,
  empty,
  ending,
  legacy,
  foreign,
} from './some-findings.ts';

const renewServer = 'command sudo microk8s refresh-certs -e server.crt';
const nodes = [{ name: 'b', server: 'https://10.0.0.2:16443' }];
const args = { file: '/snap/current/args/kube-apiserver', line: 1 };
const dashboard = {
  id: 'a/d',
  dashboard: { kind: 'headlamp' as const, namespace: 'a', service: 'd' },
  ...{ release: null, asOf: null, isPast: false },
};
const account = { namespace: 'a', name: 'b' };
const bindings = [
  { kind: 'ClusterRoleBinding' as const, namespace: null, name: 'c', isShared: false, release: null },
];
const way = { kind: 'node-port' as const, name: 'd', isOfHelm: false, ports: [30_080] };
const open = {
  ...dashboard,
  account,
  deployment: 'd',
  flag: { in: 'args' as const, container: 0, containerName: 'd', at: 0, value: '-unsafe' },
};
const renewals = { kind: 'renewals-stopped' as const, total: 1, named: ['a/b'], first: 't' };

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
  [
    { ...legacy, areAdmin: false, administrators: ['kube-system/headlamp-admin'], isPast: false },
    'soon',
    'legacy-tokens',
  ],
  [
    { ...legacy, areAdmin: false, administrators: ['kube-system/headlamp-admin'], isPast: true },
    'advice',
    'legacy-tokens',
  ],
  [
    { ...legacy, areAdmin: false, unasked: ['kube-system/headlamp-admin'], isPast: false },
    'soon',
    'legacy-tokens',
  ],
  [{ kind: 'legacy-tokens-unseen', error: unreadable }, 'advice', 'legacy-tokens'],
  [
    { kind: 'join-tokens', total: 2, reusable: 1, first: 'agent-token:cluster-tokens.txt:1' },
    'soon',
    'join-tokens',
  ],
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
      named: [{ id: 'certificate:n', name: 'n', role: 'server' }],
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
  [
    { kind: 'agent-tokens-forever', total: 1, first: 'agent-token:callback-token.txt:1' },
    'soon',
    'agent-tokens',
  ],
  [{ ...renewals, endsAt: now + 7 * dayMs }, 'urgent', 'renewals'],
  [{ ...renewals, endsAt: now + 7 * dayMs + 1 }, 'soon', 'renewals'],
  [{ ...renewals, endsAt: now + 30 * dayMs + 1 }, 'advice', 'renewals'],
  [{ kind: 'dashboard-retired', ...dashboard, id: 'a/b', isManifest: true }, 'advice', 'dashboard a/b'],
  [{ kind: 'dashboard-admin', ...dashboard, id: 'a/b', account, bindings }, 'soon', 'account a/b'],
  [
    { kind: 'dashboard-admin', ...dashboard, id: 'a/b', account, bindings, isPast: true },
    'advice',
    'account a/b',
  ],
  [{ kind: 'dashboard-without-login', ...open, isAdmin: true }, 'urgent', 'account a/b'],
  [{ kind: 'dashboard-without-login', ...open, isAdmin: true, isPast: true }, 'advice', 'account a/b'],
  [{ kind: 'dashboard-without-login', ...open, isAdmin: false }, 'advice', 'account a/b'],
  [{ kind: 'dashboard-without-login', ...open, isAdmin: null }, 'advice', 'account a/b'],
  [{ kind: 'dashboard-plain', ...dashboard, id: 'w', way }, 'soon', 'way w'],
  [{ kind: 'dashboard-plain', ...dashboard, id: 'w', way, isPast: true }, 'advice', 'way w'],
  [{ kind: 'dashboards-unseen', error: unreadable }, 'advice', 'dashboards'],
];

it.each(table)('%j is %s, for %s', (finding, degree, cause) => {
  expect(degreeOf(finding, context)).toEqual({ degree, cause });
});

it('has every kind of finding in its table', () => {
  const kinds = new Set(table.map(([{ kind }]) => kind));
  expect(safetyKindSchema.options.filter((kind) => !kinds.has(kind))).toEqual([]);
});
