import type { ActName, Input } from '../../../../shared/contract/contract.ts';
import { isRbacOff } from '../../../../shared/contract/state/authorization-in-force.ts';
import type { Snapshot } from '../../../../shared/contract/state/snapshot.ts';
import { dashboardAccount } from '../../cluster/access/access-objects.ts';
import type { Opened } from '../../cluster/scope/opened.ts';
import type { ClusterApi, ServiceAccountRef } from '../../ports/cluster-api.ts';
import { askWhetherEverything, tellingNamespace } from '../../cluster/rights/may-do-everything.ts';
import type { SavedTokens } from '../../cluster/tokens/saved-tokens.ts';

/** What of the app says how much a request would give. */
export interface ActedOn {
  readonly clusters: Pick<
    Opened<{
      readonly scope: { readonly api: Pick<ClusterApi, 'rights'> };
      readonly saved: Pick<SavedTokens, 'row'>;
    }>,
    'open'
  >;
  readonly store: { readonly snapshot: Pick<Snapshot, 'cluster' | 'dashboardAddress' | 'forgetting'> };
}

/**
 * Why a token may do everything: it was given that, RBAC is off, or nobody saw that it is on. An account that is there
 * may have been given it besides, which nobody sees while RBAC is off; and a look at what it may do can fail.
 */
export type WhyEverything =
  'given' | 'rbac-off' | 'rbac-unknown' | 'account-without-rbac' | 'account-unknown';

type Judge<Name extends ActName> = (
  input: Input<Name>,
  app: ActedOn,
) => WhyEverything | null | Promise<WhyEverything | null>;

/**
 * The requests that can make a token which may do everything. Copying and renewing one is none of them: a person agreed
 * when its account was set up or chosen. The admin's own token, which no one here agreed to, is.
 */
const judges: { readonly [Name in ActName]?: Judge<Name> } = {
  'access:set-up': ({ role }, app) => (role === 'cluster-admin' ? 'given' : withoutRbac(app)),
  'token:mint': ({ account }, app) => {
    if (account.kind === 'existing') return whyAccountMay(account, app);
    const { kind, target } = account.preset;
    return kind === 'edit-namespace' && target === tellingNamespace ? 'given' : withoutRbac(app);
  },
  'own-account:change-rights': ({ kind, target }) =>
    kind === 'everything' || (kind === 'edit-namespace' && target === tellingNamespace) ? 'given' : null,
  'tray:use-own-account': (_input, app) => whyAccountMay(dashboardAccount, app),
  'admin:copy-token': () => 'given',
};

/** Why this request would give somebody a token that may do everything in the cluster, or could; null where it would not. */
export async function whyEverything(
  name: ActName,
  input: Input<ActName>,
  app: ActedOn,
): Promise<WhyEverything | null> {
  const judge = judges[name] as Judge<ActName> | undefined;
  return judge === undefined ? null : judge(input, app);
}

async function whyAccountMay(account: ServiceAccountRef, app: ActedOn): Promise<WhyEverything | null> {
  const open = app.clusters.open();
  const mayAll = open.ok ? await askWhetherEverything(open.value.scope.api.rights, account) : open;
  if (mayAll.ok && !mayAll.value) return null;
  if (withoutRbac(app) === 'rbac-off') return 'account-without-rbac';
  return mayAll.ok ? 'given' : 'account-unknown';
}

/** Without RBAC every token may do everything, whatever its account was given; only the API server's newest word rules it out. */
function withoutRbac({ store }: ActedOn): 'rbac-off' | 'rbac-unknown' | null {
  const { cluster } = store.snapshot;
  if (cluster.status !== 'open') return 'rbac-unknown';
  const { server } = cluster.authorization;
  if (server?.value === 'rbac' && server.standing === 'now') return null;
  return isRbacOff(cluster.authorization) ? 'rbac-off' : 'rbac-unknown';
}
