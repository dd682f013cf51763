import { isRbacOff } from '../../../../shared/contract/state/authorization-in-force.ts';
import type { CertificatesState } from '../../../../shared/contract/state/certificates-state.ts';
import type { ClusterState } from '../../../../shared/contract/state/snapshot.ts';
import { dateServed } from '../scope/date-served.ts';
import { showFacts, standingOf } from '../scope/facts.ts';
import type { OpenState } from '../scope/open-state.ts';
import type { ShownLegacyTokens } from '../scope/read-legacy-tokens.ts';
import { listCredentials, withoutRbac, type Inventory } from './list-credentials.ts';

/** What is shown of an open cluster at one moment, and the inventory that follows from it. */
export interface SeenInventory {
  readonly cluster: Extract<ClusterState, { status: 'open' }>;
  readonly certificates: CertificatesState;
  readonly legacyTokens: ShownLegacyTokens | null;
  /** Each credential as it is with RBAC on. */
  readonly inventory: Inventory;
  /** The same as RBAC is. */
  readonly shown: Inventory;
}

/** Everything of it, however much there is; `now` in epoch milliseconds. */
export function seeInventory(open: OpenState, now: number): SeenInventory {
  const { facts } = open;
  const certificates = dateServed(open.certificates, open.cluster.server, facts, now);
  const cluster = { ...open.cluster, ...showFacts(facts, open.cluster.api, now) };
  const legacyTokens = showLegacyTokens(open, now);
  const inventory = listCredentials({
    cluster,
    tokens: open.tokens,
    staticTokens: open.staticTokens,
    certificates: certificates?.rows ?? [],
    agentTokens: open.agentTokens?.tokens ?? [],
    copies: open.copies?.seen?.copies ?? [],
    legacyTokens: legacyTokens?.shown ?? null,
  });
  const shown = isRbacOff(cluster.authorization) ? withoutRbac(inventory) : inventory;
  return { cluster, certificates, legacyTokens, inventory, shown };
}

function showLegacyTokens(open: OpenState, now: number): ShownLegacyTokens | null {
  if (open.legacyTokens === null) return null;
  const { seen, error } = open.legacyTokens;
  const isNewest = error === null && open.cluster.api.status === 'reachable';
  const standing = (fact: NonNullable<typeof seen>) =>
    standingOf(fact, isNewest, open.facts.serverStoppedAt, now);
  return { shown: seen === null ? null : { ...seen, standing: standing(seen) }, error };
}
