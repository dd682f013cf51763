import type { TokenRow } from '../../../shared/token-state.ts';
import type { InspectedFiles } from '../cluster/cluster-inspector.ts';
import type { FoundCluster } from '../cluster/find-cluster.ts';
import { listCredentials } from '../credentials/list-credentials.ts';
import type { SeenLegacyTokens } from '../forever-tokens/legacy-token-watch.ts';
import { findUnsafe } from '../safety/find-unsafe.ts';
import type { DerivedParts, GivenParts } from './store.ts';

/** Whom to ask for what the snapshot follows from and does not hold. */
export interface DeriveSources {
  /** The valid tokens of a cluster. */
  readonly tokens: (cluster: string, now: number) => readonly TokenRow[];
  /** What the files of the open cluster say. */
  readonly found: () => FoundCluster | null;
  /** What was seen in more of its files; null before that. */
  readonly files: (found: FoundCluster) => InspectedFiles | null;
  /** The legacy tokens of a cluster as they were last seen; null before that. */
  readonly legacyTokens: (cluster: string) => SeenLegacyTokens | null;
  /** Where the dashboard of a cluster is; null where nobody said. */
  readonly dashboardAddress: (cluster: string) => string | null;
}

/** Gathers what credentials and findings are told from, of one moment; `now` in epoch milliseconds. */
export function deriveParts(
  { cluster, certificates, rotation, nodes }: GivenParts,
  sources: DeriveSources,
  now: number,
): DerivedParts {
  const found = sources.found();
  const isOpen = cluster.status === 'open' && found !== null;
  const files = found === null ? null : sources.files(found);
  const read = isOpen && certificates?.cluster === cluster.identity ? certificates : null;
  return {
    dashboardAddress: isOpen ? sources.dashboardAddress(cluster.identity) : null,
    credentials: listCredentials({
      cluster,
      tokens: isOpen ? sources.tokens(cluster.identity, now) : [],
      staticTokens: found?.staticTokens ?? [],
      certificates: read?.rows ?? [],
    }),
    safety: findUnsafe({
      cluster,
      certificates: read,
      openFiles: files?.openFiles ?? [],
      joinTokens: files?.joinTokens ?? null,
      legacyTokens: isOpen ? sources.legacyTokens(cluster.identity) : null,
      journal: rotation.journal,
      nodes: isOpen && nodes?.cluster === cluster.identity ? nodes : null,
      now,
    }),
  };
}
