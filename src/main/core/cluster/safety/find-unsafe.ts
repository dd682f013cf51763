import type { JournalState } from '../../../../shared/contract/state/admin-state.ts';
import { authorizationInForce, isRbacOff } from '../../../../shared/contract/state/authorization-in-force.ts';
import type { CertificatesState } from '../../../../shared/contract/state/certificates-state.ts';
import { certificateState } from '../../../../shared/contract/state/lifetime-state.ts';
import type { NodesState, NodeToken } from '../../../../shared/contract/state/nodes-state.ts';
import type { SafetyFinding } from '../../../../shared/contract/state/safety-state.ts';
import type { Shown } from '../../../../shared/contract/state/seen.ts';
import type { ClusterState } from '../../../../shared/contract/state/snapshot.ts';
import { tokenChange } from '../../../../shared/contract/state/token-change.ts';
import { staticTokenOldMs } from '../../../../shared/contract/values/warning-moments.ts';
import type { StaticToken } from '../../files/snap-data/find-cluster.ts';
import type { SeenAgentTokens } from '../../files/snap-data/read-agent-tokens.ts';
import type { LegacyTokenCount, ShownLegacyTokens } from '../scope/read-legacy-tokens.ts';
import { certificatesInUse, findEndings, nameRow } from './find-endings.ts';
import type { ShownDashboards } from '../scope/seen-dashboards.ts';
import { findInDashboards } from './find-in-dashboards.ts';
import type { OpenFiles } from '../scope/open-files.ts';

/** What the findings are told from; times are epoch milliseconds. */
export interface SafetySources {
  readonly cluster: ClusterState;
  /** The rows of the token file. */
  readonly staticTokens: readonly StaticToken[];
  /** Null until they were read. */
  readonly certificates: CertificatesState;
  readonly openFiles: OpenFiles;
  /** Null until they were looked for. */
  readonly legacyTokens: SeenLegacy | null;
  /** Null until they were looked for. */
  readonly dashboards: ShownDashboards | null;
  /** Null until their files were read. */
  readonly joinTokens: SeenJoin | null;
  /** What the last rotation left. */
  readonly journal: JournalState;
  /** Null until they were looked for. */
  readonly nodes: NodesState;
  readonly now: number;
}

type OpenCluster = Extract<ClusterState, { status: 'open' }>;

interface SeenLegacy extends Pick<ShownLegacyTokens, 'error'> {
  readonly shown: Shown<
    Pick<LegacyTokenCount, 'total' | 'named' | 'first' | 'administrators' | 'unasked'>
  > | null;
}

type SeenJoin = Pick<SeenAgentTokens, 'total' | 'reusable' | 'first' | 'error'>;

const namedFiles = 20;
const namedCertificates = 3;
const namedUsers = 5;
/** Clocks of machines that write to one folder differ by less. */
const clockToleranceMs = 5 * 60_000;

/** What is unsafe about the open cluster, the gravest first; a finding goes when its cause does. */
export function findUnsafe({
  cluster,
  staticTokens,
  certificates,
  openFiles,
  legacyTokens,
  dashboards,
  joinTokens,
  journal,
  nodes,
  now,
}: SafetySources): SafetyFinding[] {
  if (cluster.status !== 'open') return [];
  const ending = findEndings(cluster, certificates, now);
  return [
    ...ofNodes(nodes, journal),
    ...ofRotation(journal, now),
    ...ofClock(certificates, now),
    ...ofUnread(cluster, certificates),
    ...ofTokenFile(cluster),
    ...ending.filter(({ isExpired }) => isExpired),
    ...ofOpenFiles(openFiles),
    ...ofAuthorization(cluster),
    ...findInDashboards(cluster, dashboards),
    ...ofLegacyTokens(cluster, legacyTokens),
    ...ofJoinTokens(joinTokens),
    ...ofChains(cluster, certificates),
    ...ofAddresses(cluster, certificates),
    ...ending.filter(({ isExpired }) => !isExpired),
    ...ofAge(cluster, staticTokens, now),
  ];
}

function ofRotation(journal: JournalState, now: number): SafetyFinding[] {
  if (journal.status === 'unfinished') {
    const { inForce, startedAt, files, server } = journal;
    const isSeen = files === 'differ' || server === 'refuses';
    return inForce === null ? [{ kind: 'rotation-unsettled', startedAt, isSeen }] : [];
  }
  if (journal.status !== 'ended') return [];
  const { undoUntil, forgetLine } = journal;
  return undoUntil === null || undoUntil > now
    ? []
    : [{ kind: 'rotation-backup-overdue', dueAt: undoUntil, command: forgetLine }];
}

/** Each control plane node has a token file of its own: what a rotation here left undone there. */
function ofNodes(state: NodesState, journal: JournalState): SafetyFinding[] {
  if (state === null) return [];
  const { others, error, isSeen } = state;
  const which = (...statuses: readonly NodeToken['status'][]) =>
    others
      .filter(({ token }) => statuses.includes(token.status))
      .map(({ name, server }) => ({ name, server }));
  const [differing, unasked] = [which('other'), which('unknown', 'away')];
  const change = tokenChange(journal);
  if (change !== 'rotated') {
    const kind = change === 'reverted' ? 'nodes-not-undone' : 'nodes-differ';
    return differing.length === 0 ? [] : [{ kind, nodes: differing }];
  }
  // The engine, too, looks for them at its end.
  const outcome = journal.status === 'ended' ? journal.outcome : null;
  const wasSeen = outcome?.result === 'rotated' && outcome.others !== null;
  const unseen = isSeen || wasSeen ? null : error;
  return [
    ...(differing.length === 0 ? [] : [{ kind: 'old-token-accepted' as const, nodes: differing }]),
    ...(unasked.length === 0 ? [] : [{ kind: 'old-token-unasked' as const, nodes: unasked }]),
    ...(unseen === null ? [] : [{ kind: 'nodes-unseen' as const, error: unseen }]),
  ];
}

function ofTokenFile({ mode, warning }: OpenCluster): SafetyFinding[] {
  if (warning === null) return [];
  if (mode === 'unknown') return [{ kind: 'authentication-unknown', error: warning }];
  if (warning.code === 'admin-token-differs') return [{ kind: 'admin-token-differs', file: warning.file }];
  return [{ kind: 'token-file-unusable', error: warning }];
}

/** What has happened cannot be yet to come: then the clock is wrong, or was when it happened. */
function ofClock(certificates: CertificatesState, now: number): SafetyFinding[] {
  const notYet = certificatesInUse(certificates).filter((row) => certificateState(row, now) === 'not-yet');
  const change = certificates?.lastChange ?? null;
  const early = {
    kind: 'certificates-not-yet' as const,
    total: notYet.length,
    named: notYet.slice(0, namedCertificates).map(({ id, name, role }) => ({ id, name, role })),
    notBefore: Math.max(...notYet.map(({ notBefore }) => notBefore)),
    seenAt: now,
  };
  return [
    ...(change === null || change.at - now <= clockToleranceMs
      ? []
      : [{ kind: 'file-from-later' as const, file: change.file, changedAt: change.at, seenAt: now }]),
    ...(notYet.length === 0 ? [] : [early]),
  ];
}

function ofUnread({ mode }: OpenCluster, certificates: CertificatesState): SafetyFinding[] {
  return (certificates?.unread ?? [])
    .filter(({ standing }) => standing !== 'spare')
    .map((each) => ({ kind: 'certificate-unread', ...each, mode }));
}

function ofChains({ mode }: OpenCluster, certificates: CertificatesState): SafetyFinding[] {
  return certificatesInUse(certificates)
    .filter(({ chain }) => chain === 'broken')
    .map((row) => ({ kind: 'certificate-foreign', ...nameRow(row, mode) }));
}

function ofAddresses({ mode, server }: OpenCluster, certificates: CertificatesState): SafetyFinding[] {
  if (certificates === null) return [];
  const { uncovered, kubeletUncovered } = certificates;
  const rows = certificatesInUse(certificates);
  const served =
    rows.find(({ places }) => places.includes(server)) ?? rows.find(({ role }) => role === 'server');
  const kubelet =
    rows.find(({ places }) => places.includes('certs/kubelet-server-current.pem')) ??
    rows.find(({ places }) => places.includes('certs/kubelet.crt'));
  return [
    ...(uncovered.length === 0 || served === undefined
      ? []
      : [
          {
            kind: 'address-uncovered' as const,
            addresses: uncovered,
            certificate: nameRow(served, mode),
          },
        ]),
    ...(kubeletUncovered.length === 0 || kubelet === undefined
      ? []
      : [
          {
            kind: 'kubelet-uncovered' as const,
            addresses: kubeletUncovered,
            certificate: nameRow(kubelet, mode),
          },
        ]),
  ];
}

function ofOpenFiles({ open, unseen }: OpenFiles): SafetyFinding[] {
  const files = open.slice(0, namedFiles).map(({ path }) => path);
  const isWritable = open.some((file) => file.isWritable);
  return [
    ...(open.length === 0 ? [] : [{ kind: 'files-open' as const, files, total: open.length, isWritable }]),
    ...(unseen.length === 0 ? [] : [{ kind: 'files-unseen' as const, folders: [...unseen] }]),
  ];
}

function ofAuthorization({ authorization }: OpenCluster): SafetyFinding[] {
  const inForce = authorizationInForce(authorization);
  const files = current(authorization.files);
  const { fitsAddOn } = authorization;
  if (isRbacOff(authorization))
    return [
      { kind: 'rbac-off', server: current(authorization.server), files, fitsAddOn, asOf: timeOf(inForce) },
    ];
  if (files === 'always-allow') return [{ kind: 'rbac-off-at-restart', fitsAddOn }];
  return inForce?.value === 'always-allow' ? [{ kind: 'rbac-was-off', at: inForce.at }] : [];
}

function current<Value>(fact: Shown<Value> | null): Value | null {
  return fact === null || fact.standing === 'past' ? null : fact.value;
}

/** As of when a fact is told; null where the newest look saw it. */
function timeOf(fact: Shown<unknown> | null): number | null {
  return fact === null || fact.standing === 'now' ? null : fact.at;
}

const nothingSeen = { total: 0, named: [], first: null, administrators: [], unasked: [] };

/** While the API server does not answer, that is said elsewhere and is why nothing could be looked for. */
function ofLegacyTokens(
  { api, authorization }: OpenCluster,
  legacyTokens: SeenLegacy | null,
): SafetyFinding[] {
  if (legacyTokens === null) return [];
  const { shown, error } = legacyTokens;
  const { total, named, first, administrators, unasked } = shown?.value ?? nothingSeen;
  const found = (first: string) => ({
    kind: 'legacy-tokens' as const,
    total,
    named: [...named],
    first,
    areAdmin: isRbacOff(authorization),
    administrators: [...administrators],
    unasked: [...unasked],
    asOf: timeOf(shown),
    isPast: shown?.standing === 'past',
  });
  return [
    ...(first === null ? [] : [found(first)]),
    ...(error === null || api.status !== 'reachable'
      ? []
      : [{ kind: 'legacy-tokens-unseen' as const, error }]),
  ];
}

function ofJoinTokens(seen: SeenJoin | null): SafetyFinding[] {
  if (seen === null) return [];
  const { total, reusable, first, error } = seen;
  return [
    ...(first === null ? [] : [{ kind: 'join-tokens' as const, total, reusable, first }]),
    ...(error === null ? [] : [{ kind: 'join-tokens-unseen' as const, error }]),
  ];
}

/** One row that is old is told as old, whatever was changed beside it. */
function ofAge({ tokenFile }: OpenCluster, rows: readonly StaticToken[], now: number): SafetyFinding[] {
  const old = rows.filter(({ knownSince }) => now - knownSince >= staticTokenOldMs);
  if (tokenFile === null || old.length === 0) return [];
  const sorted = old.toSorted((a, b) => a.knownSince - b.knownSince);
  return [
    {
      kind: 'token-file-old',
      file: tokenFile,
      total: old.length,
      named: sorted.slice(0, namedUsers).map(({ user }) => user),
      knownSince: Math.max(...old.map((row) => row.knownSince)),
      hasAdmin: old.some(({ user, isAdmin }) => isAdmin || user === 'admin'),
    },
  ];
}
