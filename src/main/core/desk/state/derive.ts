import { firstRotationState } from '../../../../shared/contract/state/admin-state.ts';
import { isRbacOff } from '../../../../shared/contract/state/authorization-in-force.ts';
import type { Settings } from '../../../../shared/contract/state/settings.ts';
import type { ClusterState, Question, Snapshot } from '../../../../shared/contract/state/snapshot.ts';
import { dateServed } from '../../cluster/scope/date-served.ts';
import { showFacts, standingOf } from '../../cluster/scope/facts.ts';
import type { OpenState } from '../../cluster/scope/open-state.ts';
import type { ShownLegacyTokens } from '../../cluster/scope/read-legacy-tokens.ts';
import {
  boundCredentials,
  listCredentials,
  noCredentials,
  withoutRbac,
} from '../../cluster/credentials/list-credentials.ts';
import { findUnsafe } from '../../cluster/safety/find-unsafe.ts';
import { judgeFindings } from '../../cluster/safety/judge-findings.ts';
import { judgeSafety } from '../../cluster/safety/verdict.ts';

/** What the snapshot says of one cluster. */
type ClusterParts = Pick<
  Snapshot,
  | 'cluster'
  | 'certificates'
  | 'credentials'
  | 'safety'
  | 'verdict'
  | 'dashboardToken'
  | 'dashboardAddress'
  | 'dashboardOpening'
  | 'tokenCount'
  | 'versions'
  | 'accountRun'
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
  return { ...app, question: question ?? cluster.question, ...ofCluster(cluster, given.settings, now) };
}

function ofCluster(open: OpenState, settings: Settings, now: number): ClusterParts {
  const { facts, tokens, rotation, nodes } = open;
  const certificates = dateServed(open.certificates, open.cluster.server, facts, now);
  const cluster = { ...open.cluster, ...showFacts(facts, open.cluster.api, now) };
  const legacyTokens = showLegacyTokens(open, now);
  const inventory = listCredentials({
    cluster,
    tokens,
    staticTokens: open.staticTokens,
    certificates: certificates?.rows ?? [],
    agentTokens: open.agentTokens?.tokens ?? [],
    copies: open.copies?.seen?.copies ?? [],
    legacyTokens: legacyTokens?.shown ?? null,
  });
  const findings = findUnsafe({
    ...{ cluster, certificates, legacyTokens, nodes, now },
    staticTokens: open.staticTokens,
    openFiles: open.openFiles,
    joinTokens: open.agentTokens,
    journal: rotation.journal,
  });
  const { dashboardToken, dashboardAddress, dashboardOpening, versions } = open;
  return {
    ...{ cluster, certificates, rotation, nodes, dashboardToken, dashboardAddress, dashboardOpening },
    versions,
    accountRun: open.accountRun,
    tokenCount: tokens.length,
    credentials: boundCredentials(isRbacOff(cluster.authorization) ? withoutRbac(inventory) : inventory, {
      now,
      tokenShare: settings.alertTokenPercent / 100,
    }),
    safety: judgeFindings(findings, { snapData: cluster.snapData, now }),
    verdict: judgeSafety({
      ...{ cluster, certificates, nodes, findings, legacyTokens, now },
      agentTokens: open.agentTokens,
      copies: open.copies,
      journal: rotation.journal,
      credentials: inventory.credentials,
    }),
  };
}

function showLegacyTokens(open: OpenState, now: number): ShownLegacyTokens | null {
  if (open.legacyTokens === null) return null;
  const { seen, error } = open.legacyTokens;
  const isNewest = error === null && open.cluster.api.status === 'reachable';
  const standing = (fact: NonNullable<typeof seen>) =>
    standingOf(fact, isNewest, open.facts.serverStoppedAt, now);
  return { shown: seen === null ? null : { ...seen, standing: standing(seen) }, error };
}

const nothingOpen: Omit<ClusterParts, 'cluster'> = {
  certificates: null,
  credentials: noCredentials,
  safety: [],
  verdict: null,
  dashboardToken: null,
  dashboardAddress: null,
  dashboardOpening: { status: 'idle' },
  tokenCount: 0,
  versions: { tokens: 0, files: 0 },
  accountRun: null,
  rotation: firstRotationState,
  nodes: null,
};
