import { isRbacOff } from '../../../../shared/contract/state/authorization-in-force.ts';
import type { CertificatesState } from '../../../../shared/contract/state/certificates-state.ts';
import type { AppError } from '../../../../shared/contract/errors/errors.ts';
import type { Seen, Shown } from '../../../../shared/contract/state/seen.ts';
import type { ClusterState } from '../../../../shared/contract/state/snapshot.ts';
import { showFacts, standingOf, type Facts } from '../scope/facts.ts';
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
  const legacyTokens = showSeen(open.legacyTokens, open, now);
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

/** What was seen of one kind of thing in the cluster, as it is shown at this time. */
export function showSeen<Value>(
  looked: { readonly seen: Seen<Value> | null; readonly error: AppError | null } | null,
  { cluster: { api }, facts }: OpenState,
  now: number,
): { readonly shown: Shown<Value> | null; readonly error: AppError | null } | null {
  if (looked === null) return null;
  const { seen, error } = looked;
  const isNewest = error === null && api.status === 'reachable';
  const shown =
    seen === null ? null : { ...seen, standing: standingOf(seen, isNewest, facts.serverStoppedAt, now) };
  return { shown, error };
}

/** The certificates with the time of those that only the server showed, unless it showed them at the newest look. */
function dateServed(
  certificates: CertificatesState,
  server: string,
  { served, serverStoppedAt }: Pick<Facts, 'served' | 'serverStoppedAt'>,
  now: number,
): CertificatesState {
  if (certificates === null || served === null) return certificates;
  const { at, isNewest } = served;
  const standing = standingOf({ at, by: 'api-server' }, isNewest, serverStoppedAt, now);
  if (standing === 'now') return certificates;
  const rows = certificates.rows.map((row) =>
    row.places.every((place) => place === server) ? { ...row, seen: { at, standing } } : row,
  );
  return { ...certificates, rows };
}
