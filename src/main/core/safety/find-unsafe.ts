import type { SafetyFinding } from '../../../shared/safety-state.ts';
import type { ClusterState } from '../../../shared/snapshot.ts';

/** What the findings are told from; times are epoch milliseconds. */
export interface SafetySources {
  readonly cluster: ClusterState;
  readonly now: number;
}

type OpenCluster = Extract<ClusterState, { status: 'open' }>;

const yearMs = 365 * 86_400_000;

/** What is unsafe about the open cluster, the gravest first; a finding goes when its cause does. */
export function findUnsafe({ cluster, now }: SafetySources): SafetyFinding[] {
  if (cluster.status !== 'open') return [];
  return [...ofTokenFile(cluster), ...ofAuthorization(cluster), ...ofAge(cluster, now)];
}

function ofTokenFile({ warning }: OpenCluster): SafetyFinding[] {
  if (warning === null) return [];
  if (warning.code === 'admin-token-differs') return [{ kind: 'admin-token-differs', file: warning.file }];
  return [{ kind: 'token-file-unusable', error: warning }];
}

function ofAuthorization({ api }: OpenCluster): SafetyFinding[] {
  return api.status === 'reachable' && api.authorization === 'always-allow' ? [{ kind: 'rbac-off' }] : [];
}

function ofAge({ tokenFile, tokenFileChangedAt: changedAt }: OpenCluster, now: number): SafetyFinding[] {
  if (tokenFile === null || changedAt === null || now - changedAt < yearMs) return [];
  return [{ kind: 'token-file-old', file: tokenFile, changedAt }];
}
