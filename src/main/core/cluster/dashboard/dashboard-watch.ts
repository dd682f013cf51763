import type { Seen } from '../../../../shared/contract/state/seen.ts';
import type { DashboardFacts, DashboardLook } from '../../ports/dashboard-facts.ts';
import type { SeenDashboard, SeenBindings } from '../scope/seen-dashboards.ts';
import { AfterApiLook, type AfterApiLookParts } from '../scope/after-api-look.ts';

/** What the watch needs. */
export type DashboardWatchParts = Omit<AfterApiLookParts, 'read'>;

/** Looks at the dashboards of the cluster: after a look at the API, so that one that was opened to the network is found unasked. */
export class DashboardWatch {
  readonly #parts: DashboardWatchParts;
  readonly #schedule: AfterApiLook;
  #round = 0;

  constructor(parts: DashboardWatchParts) {
    this.#parts = parts;
    this.#schedule = new AfterApiLook({ ...parts, read: () => this.#read() });
  }

  /** Looks now, where the API server answers. */
  look(): Promise<void> {
    return this.#schedule.look();
  }

  async #read(): Promise<void> {
    const { cluster, clock } = this.#parts;
    this.#schedule.looked();
    const round = ++this.#round;
    const { api } = cluster;
    const read = await api.dashboards.look();
    if (round !== this.#round) return;
    // A connection that was replaced meanwhile tells nothing any more.
    if (api !== cluster.api) {
      this.#schedule.missed();
      return;
    }
    const before = cluster.state.dashboards ?? { seen: null, unseen: null };
    const at = clock.now();
    cluster.change({
      dashboards: read.ok
        ? {
            seen: { value: keepDashboards(read.value, before.seen?.value ?? [], at), at, by: 'api-server' },
            ...{ error: null, unseen: read.value.unseen },
          }
        : { ...before, error: read.error },
    });
  }
}

/** What a look told, with the parts of an earlier one that it could not see; `at` in epoch milliseconds. */
export function keepDashboards(
  { dashboards, bindings }: DashboardLook,
  earlier: readonly SeenDashboard[],
  at: number,
): readonly SeenDashboard[] {
  const seen = <Value>(value: Value): Seen<Value> => ({ value, at, by: 'api-server' });
  return dashboards.map((facts): SeenDashboard => {
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
