import { isRbacOff } from '../../../../shared/contract/state/authorization-in-force.ts';
import type { DashboardFinding } from '../../../../shared/contract/state/dashboard-findings.ts';
import type { ClusterState } from '../../../../shared/contract/state/snapshot.ts';
import type { Sight } from '../../../../shared/contract/state/seen.ts';
import type { AccountBinding } from '../../ports/dashboard-facts.ts';
import { allowsEverything } from '../rights/rules.ts';
import type { ShownDashboard, ShownDashboards } from '../scope/seen-dashboards.ts';
import { plainIngresses, plainPorts } from './plain-ways.ts';

type OpenCluster = Extract<ClusterState, { status: 'open' }>;

interface Context {
  readonly isRbacOff: boolean;
  /** When the dashboards were seen. */
  readonly sight: Sight;
}

const mostNamed = 5;

/** What is unsafe about the dashboards of the cluster. While the API server does not answer, that is said elsewhere. */
export function findInDashboards(
  { api, authorization }: Pick<OpenCluster, 'api' | 'authorization'>,
  seen: ShownDashboards | null,
): DashboardFinding[] {
  if (seen === null) return [];
  const { shown, error } = seen;
  const all =
    shown === null
      ? []
      : [ofLogin, ofAccount, ofWays, ofAge].flatMap((find) =>
          shown.value.flatMap((facts) => find(facts, { isRbacOff: isRbacOff(authorization), sight: shown })),
        );
  // Several services can lead to the same pods.
  const found = new Map(all.map((finding) => [`${finding.kind} ${finding.id}`, finding]));
  return [
    ...found.values(),
    ...(error === null || api.status !== 'reachable' ? [] : [{ kind: 'dashboards-unseen' as const, error }]),
  ];
}

type Found = Exclude<DashboardFinding, { kind: 'dashboards-unseen' }>;
type Way = Extract<Found, { kind: 'dashboard-plain' }>['way'];

/** A finding is as old as the oldest part that it rests on. */
function common(
  { dashboard, release }: ShownDashboard,
  id: string,
  sights: readonly (Sight | null)[],
): Pick<Found, 'id' | 'dashboard' | 'release' | 'asOf' | 'isPast'> {
  const { kind, namespace, service } = dashboard;
  const parts = sights.filter((each) => each !== null);
  const isNow = parts.every(({ standing }) => standing === 'now');
  return {
    id,
    dashboard: { kind, namespace, service },
    release,
    asOf: isNow ? null : Math.min(...parts.map(({ at }) => at)),
    isPast: parts.some(({ standing }) => standing === 'past'),
  };
}

/** What no login stands before: who comes is signed in as the account of the pod. */
function ofLogin(facts: ShownDashboard, { isRbacOff: isOff, sight }: Context): Found[] {
  const { kind, namespace } = facts.dashboard;
  const { pods } = facts;
  if (kind !== 'headlamp' || pods === null) return [];
  return pods.value.all.flatMap(({ account, deployment, signsInEverybody: flag }): Found[] => {
    if (flag === null) return [];
    const grants = isOff ? null : grantsOf(account, facts);
    const id = `${namespace}/${deployment ?? facts.dashboard.service}`;
    return [
      {
        kind: 'dashboard-without-login',
        ...common(facts, id, [sight, pods, grants === null ? null : facts.bindings]),
        account: { namespace, name: account },
        isAdmin: isOff ? true : grants === null ? null : grants.length > 0,
        deployment,
        flag,
      },
    ];
  });
}

/** While RBAC is off, every account may do everything, and that is said. */
function ofAccount(facts: ShownDashboard, { isRbacOff: isOff, sight }: Context): Found[] {
  const { kind, namespace } = facts.dashboard;
  const { pods, bindings } = facts;
  if (kind !== 'headlamp' || isOff || pods === null) return [];
  const accounts = [...new Set(pods.value.all.map(({ account }) => account))];
  return accounts.flatMap((name): Found[] => {
    const grants = grantsOf(name, facts) ?? [];
    if (grants.length === 0) return [];
    return [
      {
        kind: 'dashboard-admin',
        ...common(facts, `${namespace}/${name}`, [sight, pods, bindings]),
        account: { namespace, name },
        bindings: grants.slice(0, mostNamed).map((grant) => ({
          kind: grant.kind,
          namespace: grant.namespace,
          name: grant.name,
          isShared: grant.isShared,
          release: grant.release,
        })),
      },
    ];
  });
}

/** The bindings by which an account may do everything; null where nobody could look. */
function grantsOf(
  name: string,
  { dashboard: { namespace }, bindings }: ShownDashboard,
): readonly AccountBinding[] | null {
  if (bindings === null || !bindings.value.accounts.includes(name)) return null;
  return bindings.value.bindings.filter(
    ({ account, rules }) =>
      account.namespace === namespace &&
      account.name === name &&
      allowsEverything({ resources: rules, paths: [], incomplete: false }),
  );
}

function ofWays(facts: ShownDashboard, { sight }: Context): Found[] {
  const { namespace, service } = facts.dashboard;
  const { pods, ingresses } = facts;
  const services = pods?.value.services ?? [service];
  const asSeen = (sights: readonly (Sight | null)[]) => (way: Way) => ({
    kind: 'dashboard-plain' as const,
    ...common(facts, `${way.kind} ${namespace}/${way.name}`, sights),
    way,
  });
  return [
    ...plainIngresses(ingresses?.value ?? [], services).map(asSeen([sight, pods, ingresses])),
    // Whether the pods speak TLS by themselves is not known before they were seen.
    ...(pods === null ? [] : plainPorts(pods.value)).map(asSeen([sight, pods])),
  ];
}

/** Kubernetes Dashboard was given up by those who made it. */
function ofAge(facts: ShownDashboard, { sight }: Context): Found[] {
  const { kind, namespace, service } = facts.dashboard;
  if (kind === 'headlamp') return [];
  return [
    {
      kind: 'dashboard-retired',
      ...common(facts, `${namespace}/${service}`, [sight]),
      isManifest:
        kind === 'kubernetes-dashboard' && facts.release === null && service === 'kubernetes-dashboard',
    },
  ];
}
