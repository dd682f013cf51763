import type { Seen } from '../../../../shared/contract/state/seen.ts';
import type { DashboardFacts, DashboardSurvey } from '../../ports/dashboard-facts.ts';
import type { KeptDashboard, SeenBindings } from '../scope/seen-dashboards.ts';

/** What a look told, with the parts of an earlier one that it could not see; `at` in epoch milliseconds. */
export function keepDashboards(
  { dashboards, bindings }: DashboardSurvey,
  earlier: readonly KeptDashboard[],
  at: number,
): readonly KeptDashboard[] {
  const seen = <Value>(value: Value): Seen<Value> => ({ value, at, by: 'api-server' });
  return dashboards.map((facts): KeptDashboard => {
    const { dashboard, release, pods, ingresses } = facts;
    const before = earlier.find((each) => isSame(each.dashboard, dashboard));
    const accounts = [...new Set(pods?.all.map(({ account }) => account))];
    const fresh: SeenBindings | null = pods === null || bindings === null ? null : { accounts, bindings };
    return {
      dashboard,
      release,
      pods: pods === null ? (before?.pods ?? null) : seen(pods),
      ingresses: ingresses === null ? (before?.ingresses ?? null) : seen(ingresses),
      bindings: fresh === null ? (before?.bindings ?? null) : seen(fresh),
    };
  });
}

function isSame(one: DashboardFacts['dashboard'], other: DashboardFacts['dashboard']): boolean {
  return one.kind === other.kind && one.namespace === other.namespace && one.service === other.service;
}
