import type { ActName, Input } from '../../../../shared/contract/contract.ts';
import type { Snapshot } from '../../../../shared/contract/state/snapshot.ts';
import { dashboardAccount } from '../../cluster/access/access-objects.ts';
import type { ClusterScope } from '../../cluster/scope/cluster-scope.ts';
import type { Opened } from '../../cluster/scope/opened.ts';
import type { ServiceAccountRef } from '../../ports/cluster-api.ts';
import { mayDoEverything, tellingNamespace } from '../../cluster/rights/may-do-everything.ts';
import type { SavedTokens } from '../../cluster/tokens/saved-tokens.ts';

/** What of the app says how much a request would give. */
export interface ActedOn {
  readonly clusters: Pick<
    Opened<{ readonly scope: ClusterScope; readonly saved: Pick<SavedTokens, 'row'> }>,
    'open'
  >;
  readonly store: { readonly snapshot: Pick<Snapshot, 'cluster' | 'dashboardAddress' | 'forgetting'> };
}

type Judge<Name extends ActName> = (input: Input<Name>, app: ActedOn) => boolean | Promise<boolean>;

/**
 * The requests that can make a token which may do everything. Copying and renewing one is none of them: a person agreed
 * when its account was set up or chosen. The admin's own token, which no one here agreed to, is.
 */
const judges: { readonly [Name in ActName]?: Judge<Name> } = {
  'access:set-up': ({ role }, app) => role === 'cluster-admin' || mayRbacBeOff(app),
  'token:mint': ({ account }, app) =>
    account.kind === 'existing'
      ? mayDoAll(account, app)
      : mayRbacBeOff(app) ||
        (account.preset.kind === 'edit-namespace' && account.preset.target === tellingNamespace),
  'own-account:change-rights': ({ kind, target }) =>
    kind === 'everything' || (kind === 'edit-namespace' && target === tellingNamespace),
  'tray:use-own-account': (_input, app) => mayDoAll(dashboardAccount, app),
  'admin:copy-token': () => true,
};

/** Whether this request would give somebody a token that may do everything in the cluster, or nobody can tell. */
export async function givesEverything(name: ActName, input: Input<ActName>, app: ActedOn): Promise<boolean> {
  const judge = judges[name] as Judge<ActName> | undefined;
  return judge !== undefined && judge(input, app);
}

/** Nobody can tell without an open cluster. */
async function mayDoAll(account: ServiceAccountRef, { clusters }: ActedOn): Promise<boolean> {
  const open = clusters.open();
  return !open.ok || mayDoEverything(open.value.scope.api.rights, account);
}

/** Without RBAC every token may do everything, whatever its account was given; only the API server's newest word rules it out. */
function mayRbacBeOff({ store }: ActedOn): boolean {
  const { cluster } = store.snapshot;
  const server = cluster.status === 'open' ? cluster.authorization.server : null;
  return server?.value !== 'rbac' || server.standing !== 'now';
}
