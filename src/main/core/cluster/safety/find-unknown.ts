import type { JournalState } from '../../../../shared/contract/state/admin-state.ts';
import { isByTokenFile } from '../../../../shared/contract/state/authentication-mode.ts';
import { authorizationInForce } from '../../../../shared/contract/state/authorization-in-force.ts';
import type { CertificatesState } from '../../../../shared/contract/state/certificates-state.ts';
import type { AppError } from '../../../../shared/contract/errors/errors.ts';
import type { NodesState } from '../../../../shared/contract/state/nodes-state.ts';
import { isOfNoUse } from '../../../../shared/contract/errors/of-no-use.ts';
import type { SafetyFinding } from '../../../../shared/contract/state/safety-state.ts';
import type { Sight } from '../../../../shared/contract/state/seen.ts';
import type { ClusterState } from '../../../../shared/contract/state/snapshot.ts';
import type { Unknown } from '../../../../shared/contract/state/verdict-state.ts';

type OpenCluster = Extract<ClusterState, { status: 'open' }>;

/** How the look at one kind of thing in the cluster went. */
interface Looked {
  readonly shown: Sight | null;
  readonly error: AppError | null;
}

/** What was looked at, and how that went. */
export interface LookedAt {
  readonly cluster: OpenCluster;
  /** Null until they were read. */
  readonly certificates: CertificatesState;
  /** Null until their files were read; the names of those that could not be. */
  readonly agentTokens: { readonly unread: readonly string[] } | null;
  /** Null until they were looked for. */
  readonly legacyTokens: Looked | null;
  /** Null until they were looked for. */
  readonly dashboards: Looked | null;
  /** The copies of the admin credential: null until they were looked for. */
  readonly copies: {
    readonly seen: { readonly unread: readonly string[] } | null;
    readonly failure: unknown;
  } | null;
  readonly nodes: NodesState;
  readonly journal: JournalState;
  readonly findings: readonly SafetyFinding[];
}

/** Whether something is being looked at for the first time, so that there is nothing to say yet. */
export function isLooking({
  cluster,
  certificates,
  agentTokens,
  copies,
  legacyTokens,
  dashboards,
  nodes,
}: LookedAt): boolean {
  const { api, mode } = cluster;
  if (api.status === 'asking' || certificates === null) return true;
  if (agentTokens === null || copies === null) return true;
  if (isByTokenFile(mode) && (nodes === null || nodes.others.some(({ token }) => token.status === 'asking')))
    return true;
  return api.status === 'reachable' && (legacyTokens === null || dashboards === null);
}

/** What a verdict rests on and was not seen within its time. */
export function findUnknown(looked: LookedAt): Unknown[] {
  const { cluster, certificates, agentTokens, findings } = looked;
  const has = (...kinds: readonly SafetyFinding['kind'][]) =>
    findings.some(({ kind }) => kinds.includes(kind));
  const isAway = cluster.api.status === 'failed';
  const authorization = authorizationInForce(cluster.authorization);
  const unreadCertificates = (certificates?.unread ?? []).filter(
    ({ standing, error }) => standing !== 'spare' && !isOfNoUse(error),
  );
  return [
    ...(isAway ? [source('api-server')] : []),
    ...(authorization === null || authorization.standing === 'past' ? [source('authorization')] : []),
    // While the API server is away, that says it.
    ...(!isAway && isUnseen(looked.legacyTokens) ? [source('legacy-tokens')] : []),
    ...(!isAway && isUnseen(looked.dashboards) ? [source('dashboards')] : []),
    ...(!isAway && areNodesUnseen(looked) ? [source('nodes')] : []),
    ...(isTokenFileUnseen(cluster) ? [source('token-file')] : []),
    ...(agentTokens?.unread ?? []).map((name) => file('agent-tokens', name)),
    ...(areCopiesUnseen(looked.copies) ? [source('copies')] : []),
    ...unreadCertificates.map(({ error }) => file('certificates', 'file' in error ? error.file : null)),
    ...(looked.journal.status === 'unreadable' || isRotationUnseen(findings) ? [source('rotation')] : []),
    ...(has('files-unseen') ? [source('files')] : []),
    ...(has('file-from-later') ? [source('clock')] : []),
  ];
}

function isUnseen(looked: Looked | null): boolean {
  if (looked === null) return false;
  const { shown, error } = looked;
  return error !== null || shown === null || shown.standing === 'past';
}

function areCopiesUnseen(copies: LookedAt['copies']): boolean {
  if (copies === null) return false;
  const { seen, failure } = copies;
  return failure !== null || seen === null || seen.unread.length > 0;
}

function areNodesUnseen({ cluster, nodes, findings }: LookedAt): boolean {
  if (!isByTokenFile(cluster.mode) || nodes === null) return false;
  const isUnasked = findings.some(({ kind }) => kind === 'old-token-unasked');
  return nodes.error !== null || isUnasked || nodes.others.some(({ token }) => token.status === 'unknown');
}

function isTokenFileUnseen({ warning, mode }: OpenCluster): boolean {
  if (warning === null || warning.code === 'admin-token-differs') return false;
  if (mode === 'unknown') return warning.code !== 'args-refused';
  return warning.code !== 'token-file-refused' && !isOfNoUse(warning);
}

function isRotationUnseen(findings: readonly SafetyFinding[]): boolean {
  return findings.some((finding) => finding.kind === 'rotation-unsettled' && !finding.isSeen);
}

function source(name: Unknown['source']): Unknown {
  return { source: name, file: null };
}

function file(name: Unknown['source'], path: string | null): Unknown {
  return { source: name, file: path };
}
