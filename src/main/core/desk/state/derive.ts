import { firstRotationState } from '../../../../shared/contract/state/admin-state.ts';
import { nothingForgotten } from '../../../../shared/contract/state/forgetting-state.ts';
import type { Settings } from '../../../../shared/contract/state/settings.ts';
import type { ClusterState, Question, Snapshot } from '../../../../shared/contract/state/snapshot.ts';
import type { OpenState } from '../../cluster/scope/open-state.ts';
import { boundCredentials, noCredentials } from '../../cluster/credentials/list-credentials.ts';
import { seeInventory } from '../../cluster/credentials/see-inventory.ts';
import { findInInventory } from '../../cluster/safety/find-in-inventory.ts';
import { showDashboards } from '../../cluster/safety/show-dashboards.ts';
import { findUnsafe } from '../../cluster/safety/find-unsafe.ts';
import { judgeFindings } from '../../cluster/safety/judge-findings.ts';
import { judgeSafety } from '../../cluster/safety/verdict.ts';
import type { Start } from '../start/start.ts';

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
  | 'dashboardSession'
  | 'tokenCount'
  | 'versions'
  | 'forgetting'
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

/** What is given before anything was looked at. */
export function firstParts(start: Start, ownVersion: string, snapData: string): GivenParts {
  return {
    demo: start.demo,
    ownVersion,
    logFile: start.logFile,
    restarted: null,
    outdatedElectron: start.outdatedElectron,
    updated: false,
    tray: true,
    cluster: { status: 'looking', snapData },
    keyring: { status: 'unknown' },
    clipboard: { status: 'empty' },
    copy: { status: 'idle' },
    question: null,
    undelivered: null,
    sought: null,
    startsAtLogin: null,
    activityNoted: 0,
    storeErrors: start.settings.error === null ? [] : [start.settings.error],
    settings: start.settings.settings,
    language: start.language,
  };
}

/** The snapshot of one moment; `now` in epoch milliseconds. */
export function deriveSnapshot(given: GivenParts, now: number): Omit<Snapshot, 'revision'> {
  const { cluster, question, ...app } = given;
  if (cluster.status !== 'open') return { ...app, question, ...nothingOpen, cluster };
  return { ...app, question: question ?? cluster.question, ...ofCluster(cluster, given.settings, now) };
}

function ofCluster(open: OpenState, settings: Settings, now: number): ClusterParts {
  const { rotation, nodes, tokens } = open;
  const { cluster, certificates, legacyTokens, inventory, shown } = seeInventory(open, now);
  const dashboards = showDashboards(open, now);
  const found = findUnsafe({
    ...{ cluster, certificates, legacyTokens, dashboards, nodes, now },
    staticTokens: open.staticTokens,
    openFiles: open.openFiles,
    joinTokens: open.agentTokens,
    journal: rotation.journal,
  });
  const findings = judgeFindings([...found, ...findInInventory(inventory.credentials)], {
    snapData: cluster.snapData,
    now,
  });
  const { dashboardToken, dashboardAddress, dashboardOpening, dashboardSession, versions } = open;
  return {
    ...{
      cluster,
      certificates,
      rotation,
      nodes,
      dashboardToken,
      dashboardAddress,
      dashboardOpening,
      dashboardSession,
    },
    versions,
    forgetting: open.forgetting,
    accountRun: open.accountRun,
    tokenCount: tokens.length,
    credentials: boundCredentials(shown, { now, tokenShare: settings.alertTokenPercent / 100 }),
    safety: findings,
    verdict: judgeSafety({
      ...{ cluster, certificates, nodes, findings, legacyTokens, dashboards },
      agentTokens: open.agentTokens,
      copies: open.copies,
      journal: rotation.journal,
      credentials: inventory.credentials,
    }),
  };
}

const nothingOpen: Omit<ClusterParts, 'cluster'> = {
  certificates: null,
  credentials: noCredentials,
  safety: [],
  verdict: null,
  dashboardToken: null,
  dashboardAddress: null,
  dashboardOpening: { status: 'idle' },
  dashboardSession: { status: 'none' },
  tokenCount: 0,
  versions: { tokens: 0, files: 0 },
  forgetting: nothingForgotten,
  accountRun: null,
  rotation: firstRotationState,
  nodes: null,
};
