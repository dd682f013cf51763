import type { Seen, Shown, Standing } from '../../../../shared/contract/state/seen.ts';
import type { Authorization } from '../../../../shared/contract/state/authorization.ts';
import type { AccessState, ApiState, ClusterState } from '../../../../shared/contract/state/snapshot.ts';
import type { ApiUser } from '../../ports/cluster-api.ts';

/** What was seen of an open cluster by looks of which a later one may fail; null for what nobody saw yet. */
export interface Facts {
  readonly version: Seen<string> | null;
  readonly serverAuthorization: Seen<Authorization> | null;
  readonly fileAuthorization: Seen<Authorization> | null;
  /** Whether MicroK8s’ add-on can turn RBAC on in the arguments as they are. */
  readonly fitsRbacAddOn: boolean;
  /** Whom the API server takes the bearer of client.config for. */
  readonly user: Seen<ApiUser> | null;
  readonly access: Seen<AccessState> | null;
  /** The certificates that it shows, PEM, its own first; `isNewest`: so at the newest look. */
  readonly served: (Seen<string> & { readonly isNewest: boolean }) | null;
  /** When it was last noticed that no API server ran. */
  readonly serverStoppedAt: number | null;
}

/** The facts as the snapshot shows them. */
export type ShownFacts = Pick<
  Extract<ClusterState, { status: 'open' }>,
  'version' | 'authorization' | 'user' | 'access'
>;

/** What is known before anybody looked. */
export const noFacts: Facts = {
  version: null,
  serverAuthorization: null,
  fileAuthorization: null,
  fitsRbacAddOn: false,
  user: null,
  access: null,
  served: null,
  serverStoppedAt: null,
};

const pastAfterMs = 24 * 60 * 60_000;

/** What a fact says at this time; `isNewest`: the newest look at it succeeded. */
export function standingOf(
  { at, by }: Omit<Seen<unknown>, 'value'>,
  isNewest: boolean,
  serverStoppedAt: number | null,
  now: number,
): Standing {
  if (now - at > pastAfterMs) return 'past';
  if (by === 'api-server' && serverStoppedAt !== null && at <= serverStoppedAt) return 'past';
  return isNewest ? 'now' : 'then';
}

/** What the facts say at this time. */
export function showFacts(facts: Facts, api: ApiState, now: number): ShownFacts {
  const show = <Value>(seen: Seen<Value> | null): Shown<Value> | null => {
    if (seen === null) return null;
    const isNewest = seen.by === 'files' || (api.status === 'reachable' && seen.at >= api.checkedAt);
    return { ...seen, standing: standingOf(seen, isNewest, facts.serverStoppedAt, now) };
  };
  const user = show(facts.user);
  return {
    version: show(facts.version),
    authorization: {
      server: show(facts.serverAuthorization),
      files: show(facts.fileAuthorization),
      fitsAddOn: facts.fitsRbacAddOn,
    },
    user: user === null ? null : { ...user, value: { ...user.value, groups: [...user.value.groups] } },
    access: show(facts.access),
  };
}
