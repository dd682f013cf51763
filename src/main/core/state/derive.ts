import type { TokenRow } from '../../../shared/token-state.ts';
import type { FoundCluster } from '../cluster/find-cluster.ts';
import { listCredentials } from '../credentials/list-credentials.ts';
import { findUnsafe } from '../safety/find-unsafe.ts';
import type { DerivedParts, GivenParts } from './store.ts';

/** Whom to ask for what the snapshot follows from and does not hold. */
export interface DeriveSources {
  /** The valid tokens of a cluster. */
  readonly tokens: (cluster: string, now: number) => readonly TokenRow[];
  /** What the files of the open cluster say. */
  readonly found: () => FoundCluster | null;
}

/** Gathers what credentials and findings are told from, of one moment; `now` in epoch milliseconds. */
export function deriveParts({ cluster }: GivenParts, sources: DeriveSources, now: number): DerivedParts {
  const tokens = cluster.status === 'open' ? sources.tokens(cluster.identity, now) : [];
  const staticTokens = sources.found()?.staticTokens ?? [];
  return {
    credentials: listCredentials({ cluster, tokens, staticTokens }),
    safety: findUnsafe({ cluster, now }),
  };
}
