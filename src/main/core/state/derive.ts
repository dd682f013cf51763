import type { TokenRow } from '../../../shared/token-state.ts';
import type { FoundCluster } from '../cluster/find-cluster.ts';
import { listCredentials } from '../credentials/list-credentials.ts';
import { findUnsafe } from '../safety/find-unsafe.ts';
import type { OpenFile } from '../safety/open-files.ts';
import type { DerivedParts, GivenParts } from './store.ts';

/** Whom to ask for what the snapshot follows from and does not hold. */
export interface DeriveSources {
  /** The valid tokens of a cluster. */
  readonly tokens: (cluster: string, now: number) => readonly TokenRow[];
  /** What the files of the open cluster say. */
  readonly found: () => FoundCluster | null;
  /** Its secrets that others may read. */
  readonly openFiles: (found: FoundCluster) => readonly OpenFile[];
}

/** Gathers what credentials and findings are told from, of one moment; `now` in epoch milliseconds. */
export function deriveParts(
  { cluster, certificates, rotation }: GivenParts,
  sources: DeriveSources,
  now: number,
): DerivedParts {
  const found = sources.found();
  const isOpen = cluster.status === 'open' && found !== null;
  const read = isOpen && certificates?.cluster === cluster.identity ? certificates : null;
  return {
    credentials: listCredentials({
      cluster,
      tokens: isOpen ? sources.tokens(cluster.identity, now) : [],
      staticTokens: found?.staticTokens ?? [],
      certificates: read?.rows ?? [],
    }),
    safety: findUnsafe({
      cluster,
      certificates: read,
      openFiles: found === null ? [] : sources.openFiles(found),
      journal: rotation.journal,
      now,
    }),
  };
}
