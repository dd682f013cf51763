import { firstRotationState } from '../../../shared/admin-state.ts';
import type { ClusterState, Question, Snapshot } from '../../../shared/snapshot.ts';
import type { OpenState } from '../cluster/open-state.ts';
import { listCredentials } from '../credentials/list-credentials.ts';
import { findUnsafe } from '../safety/find-unsafe.ts';

/** What the snapshot says of one cluster. */
type ClusterParts = Pick<
  Snapshot,
  | 'cluster'
  | 'certificates'
  | 'credentials'
  | 'safety'
  | 'dashboardToken'
  | 'dashboardAddress'
  | 'dashboardOpening'
  | 'tokenCount'
  | 'versions'
  | 'rotation'
  | 'nodes'
>;

/** What the snapshot follows from. */
export interface GivenParts extends Omit<Snapshot, 'revision' | 'question' | keyof ClusterParts> {
  /** The one value that an open cluster publishes, or why none is open. */
  readonly cluster: Exclude<ClusterState, { status: 'open' }> | OpenState;
  /** What a second start asked for. */
  readonly question: Extract<Question, { kind: 'open-other' }> | null;
}

/** The snapshot of one moment; `now` in epoch milliseconds. */
export function deriveSnapshot(given: GivenParts, now: number): Omit<Snapshot, 'revision'> {
  const { cluster, question, ...app } = given;
  if (cluster.status !== 'open') return { ...app, question, ...nothingOpen, cluster };
  return { ...app, question: question ?? cluster.question, ...ofCluster(cluster, now) };
}

function ofCluster(open: OpenState, now: number): ClusterParts {
  const { cluster, certificates, tokens, rotation, nodes } = open;
  const { dashboardToken, dashboardAddress, dashboardOpening, versions } = open;
  return {
    ...{ cluster, certificates, rotation, nodes, dashboardToken, dashboardAddress, dashboardOpening },
    versions,
    tokenCount: tokens.length,
    credentials: listCredentials({
      cluster,
      tokens,
      staticTokens: open.staticTokens,
      certificates: certificates?.rows ?? [],
    }),
    safety: findUnsafe({
      cluster,
      certificates,
      openFiles: open.openFiles,
      joinTokens: open.joinTokens,
      legacyTokens: open.legacyTokens,
      journal: rotation.journal,
      nodes,
      now,
    }),
  };
}

const nothingOpen: Omit<ClusterParts, 'cluster'> = {
  certificates: null,
  credentials: { soonest: [], total: 0 },
  safety: [],
  dashboardToken: null,
  dashboardAddress: null,
  dashboardOpening: { status: 'idle' },
  tokenCount: 0,
  versions: { tokens: 0, files: 0 },
  rotation: firstRotationState,
  nodes: null,
};
