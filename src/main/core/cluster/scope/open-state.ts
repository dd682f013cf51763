import { firstRotationState } from '../../../../shared/contract/state/admin-state.ts';
import { nothingForgotten } from '../../../../shared/contract/state/forgetting-state.ts';
import type {
  ApiState,
  ClusterState,
  Question,
  Snapshot,
} from '../../../../shared/contract/state/snapshot.ts';
import type { TokenRow } from '../../../../shared/contract/state/token-state.ts';
import type { SeenCopies } from '../copies/look-for-copies.ts';
import type { SeenLegacyTokens } from './read-legacy-tokens.ts';
import type { SeenDashboards } from './seen-dashboards.ts';
import type { SeenAgentTokens } from '../../files/snap-data/read-agent-tokens.ts';
import type { OpenFiles } from './open-files.ts';
import { noFacts, type Facts, type ShownFacts } from './facts.ts';
import type { FoundCluster, StaticToken } from '../../files/snap-data/find-cluster.ts';

/** What is seen and said of one open cluster: its scope publishes it as one value, and leaving takes all of it away. */
export interface OpenState extends Pick<
  Snapshot,
  | 'certificates'
  | 'accountRun'
  | 'rotation'
  | 'nodes'
  | 'dashboardToken'
  | 'dashboardAddress'
  | 'dashboardOpening'
  | 'dashboardSession'
  | 'versions'
  | 'forgetting'
> {
  readonly status: 'open';
  readonly cluster: Omit<Extract<ClusterState, { status: 'open' }>, keyof ShownFacts>;
  readonly facts: Facts;
  /** The rows of the token file, without their tokens. */
  readonly staticTokens: readonly StaticToken[];
  /** Its secrets that others may read. */
  readonly openFiles: OpenFiles;
  /** The copies of its admin credential on this machine; null until they were looked for. */
  readonly copies: SeenCopies | null;
  /** Null until their files were read. */
  readonly agentTokens: SeenAgentTokens | null;
  /** Null until they were looked for. */
  readonly legacyTokens: SeenLegacyTokens | null;
  /** Null until they were looked for. */
  readonly dashboards: SeenDashboards | null;
  /** The valid tokens that are kept for it, newest first. */
  readonly tokens: readonly TokenRow[];
  readonly question: Question | null;
}

/** A cluster of which its files alone are known. */
export function firstOpenState(folder: string, found: FoundCluster, now: number): OpenState {
  return {
    status: 'open',
    ...ofFiles(folder, found, { api: { status: 'asking' }, facts: noFacts }, now),
    openFiles: { open: [], unseen: [] },
    copies: null,
    agentTokens: null,
    legacyTokens: null,
    dashboards: null,
    tokens: [],
    forgetting: nothingForgotten,
    versions: { tokens: 0, files: 0 },
    question: null,
    accountRun: null,
    certificates: null,
    rotation: firstRotationState,
    nodes: null,
    dashboardToken: null,
    dashboardAddress: null,
    dashboardOpening: { status: 'idle' },
    dashboardSession: { status: 'none' },
  };
}

/** The part of it that follows from the files as they are now, beside what the API told. */
export function ofFiles(
  folder: string,
  found: FoundCluster,
  { api, facts }: { readonly api: ApiState; readonly facts: Facts },
  now: number,
): Pick<OpenState, 'cluster' | 'staticTokens' | 'facts'> {
  const { identity, name, address, mode, cisHardened, halted, admin, tokenFile, tokenFileChangedAt } = found;
  return {
    cluster: {
      status: 'open',
      snapData: folder,
      identity,
      name,
      server: address.server,
      mode,
      cisHardened,
      halted,
      admin,
      tokenFile,
      tokenFileChangedAt,
      warning: found.warning,
      api,
    },
    facts: {
      ...facts,
      fileAuthorization:
        found.authorization === null ? null : { value: found.authorization, at: now, by: 'files' },
      fitsRbacAddOn: found.fitsRbacAddOn,
    },
    staticTokens: found.staticTokens.map(({ line, user, isAdmin, isMaster, knownSince }) => ({
      ...{ line, user, isAdmin, isMaster, knownSince },
    })),
  };
}
