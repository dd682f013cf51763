import type { ActName, Input } from '../../../shared/contract.ts';
import { dashboardAccount } from '../access/access-objects.ts';
import type { Keyfob } from '../keyfob.ts';
import type { ServiceAccountRef } from '../ports/cluster-api.ts';
import { allowsEverything } from '../rights/rules.ts';

/** Whoever may do everything here has accounts in reach that may do everything everywhere. */
const namespace = 'kube-system';

type Judge<Name extends ActName> = (input: Input<Name>, keyfob: Keyfob) => boolean | Promise<boolean>;

/**
 * The requests that can make a token which may do everything. Copying and renewing one is none of them: a person agreed
 * when its account was set up or chosen. The admin's own token, which no one here agreed to, is.
 */
const judges: { readonly [Name in ActName]?: Judge<Name> } = {
  'access:set-up': ({ role }, keyfob) => role === 'cluster-admin' || mayRbacBeOff(keyfob),
  'token:mint': ({ account }, keyfob) =>
    account.kind === 'existing'
      ? mayDoEverything(account, keyfob)
      : mayRbacBeOff(keyfob) ||
        (account.preset.kind === 'edit-namespace' && account.preset.target === namespace),
  'tray:use-own-account': (_input, keyfob) => mayDoEverything(dashboardAccount, keyfob),
  'admin:copy-token': () => true,
};

/** Whether this request would give somebody a token that may do everything in the cluster, or nobody can tell. */
export async function givesEverything(
  name: ActName,
  input: Input<ActName>,
  keyfob: Keyfob,
): Promise<boolean> {
  const judge = judges[name] as Judge<ActName> | undefined;
  return judge !== undefined && judge(input, keyfob);
}

/** A look that failed says nothing, so it counts as yes. */
async function mayDoEverything(account: ServiceAccountRef, { clusters }: Keyfob): Promise<boolean> {
  const open = clusters.open();
  if (!open.ok) return true;
  const user = `system:serviceaccount:${account.namespace}:${account.name}`;
  const rules = await open.value.scope.api.rights.rules({ user, groups: [] }, namespace);
  return !rules.ok || allowsEverything(rules.value);
}

/** Without RBAC every token may do everything, whatever its account was given; only the API server's newest word rules it out. */
function mayRbacBeOff({ store }: Keyfob): boolean {
  const { cluster } = store.snapshot;
  const server = cluster.status === 'open' ? cluster.authorization.server : null;
  return server?.value !== 'rbac' || server.standing !== 'now';
}
