import { isRbacOff } from '../../../../shared/contract/state/authorization-in-force.ts';
import type { DashboardFinding } from '../../../../shared/contract/state/dashboard-findings.ts';
import type { ClusterState } from '../../../../shared/contract/state/snapshot.ts';
import type { AccountBinding, DashboardFacts } from '../../ports/dashboard-facts.ts';
import { allowsEverything } from '../rights/rules.ts';
import type { ShownDashboards } from '../scope/seen-dashboards.ts';
import { plainWays } from './plain-ways.ts';

type OpenCluster = Extract<ClusterState, { status: 'open' }>;

interface Context {
  readonly isRbacOff: boolean;
  /** Null where nobody could look. */
  readonly bindings: readonly AccountBinding[] | null;
  readonly time: Pick<Exclude<DashboardFinding, { kind: 'dashboards-unseen' }>, 'asOf' | 'isPast'>;
}

const mostNamed = 5;

/** What is unsafe about the dashboards of the cluster. While the API server does not answer, that is said elsewhere. */
export function findInDashboards(
  { api, authorization }: Pick<OpenCluster, 'api' | 'authorization'>,
  seen: ShownDashboards | null,
): DashboardFinding[] {
  if (seen === null) return [];
  const { shown, error } = seen;
  const { dashboards, bindings } = shown?.value ?? { dashboards: [], bindings: [] };
  const context: Context = {
    isRbacOff: isRbacOff(authorization),
    bindings,
    time: {
      asOf: shown === null || shown.standing === 'now' ? null : shown.at,
      isPast: shown?.standing === 'past',
    },
  };
  const all = [ofLogin, ofAccount, ofWays, ofAge].flatMap((find) =>
    dashboards.flatMap((facts) => find(facts, context)),
  );
  // Several services can lead to the same pods.
  const found = new Map(all.map((finding) => [`${finding.kind} ${finding.id}`, finding]));
  return [
    ...found.values(),
    ...(error === null || api.status !== 'reachable' ? [] : [{ kind: 'dashboards-unseen' as const, error }]),
  ];
}

type Found = Exclude<DashboardFinding, { kind: 'dashboards-unseen' }>;

function common({ dashboard, release }: DashboardFacts, { time }: Context, id: string) {
  const { kind, namespace, service } = dashboard;
  return { id, dashboard: { kind, namespace, service }, release, ...time };
}

/** What no login stands before: who comes is signed in as the account of the pod. */
function ofLogin(facts: DashboardFacts, context: Context): Found[] {
  const { kind, namespace } = facts.dashboard;
  if (kind !== 'headlamp') return [];
  return facts.pods.flatMap(({ account, deployment, signsInEverybody: flag }): Found[] => {
    if (flag === null) return [];
    const grants = grantsOf({ namespace, name: account }, context);
    return [
      {
        kind: 'dashboard-without-login',
        ...common(facts, context, `${namespace}/${deployment ?? facts.dashboard.service}`),
        account: { namespace, name: account },
        isAdmin: context.isRbacOff ? true : grants === null ? null : grants.length > 0,
        deployment,
        flag,
      },
    ];
  });
}

/** While RBAC is off, every account may do everything, and that is said. */
function ofAccount(facts: DashboardFacts, context: Context): Found[] {
  const { kind, namespace } = facts.dashboard;
  if (kind !== 'headlamp' || context.isRbacOff) return [];
  const accounts = [...new Set(facts.pods.map(({ account }) => account))];
  return accounts.flatMap((name): Found[] => {
    const grants = grantsOf({ namespace, name }, context) ?? [];
    if (grants.length === 0) return [];
    return [
      {
        kind: 'dashboard-admin',
        ...common(facts, context, `${namespace}/${name}`),
        account: { namespace, name },
        bindings: grants.slice(0, mostNamed).map((grant) => ({
          kind: grant.kind,
          namespace: grant.namespace,
          name: grant.name,
          isShared: grant.isShared,
          isOfChart: grant.isOfChart,
        })),
      },
    ];
  });
}

/** The bindings by which an account may do everything; null where nobody could look. */
function grantsOf(
  { namespace, name }: AccountBinding['account'],
  { bindings }: Context,
): readonly AccountBinding[] | null {
  if (bindings === null) return null;
  return bindings.filter(
    ({ account, rules }) =>
      account.namespace === namespace &&
      account.name === name &&
      allowsEverything({ resources: rules, paths: [], incomplete: false }),
  );
}

function ofWays(facts: DashboardFacts, context: Context): Found[] {
  const { namespace } = facts.dashboard;
  return plainWays(facts).map((way) => ({
    kind: 'dashboard-plain',
    ...common(facts, context, `${way.kind} ${namespace}/${way.name}`),
    way,
  }));
}

/** Kubernetes Dashboard was given up by those who made it. */
function ofAge(facts: DashboardFacts, context: Context): Found[] {
  const { kind, namespace, service } = facts.dashboard;
  if (kind === 'headlamp') return [];
  return [
    {
      kind: 'dashboard-retired',
      ...common(facts, context, `${namespace}/${service}`),
      isManifest:
        kind === 'kubernetes-dashboard' && facts.release === null && service === 'kubernetes-dashboard',
    },
  ];
}
