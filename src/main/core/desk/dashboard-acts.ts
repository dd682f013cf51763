import type { AppError } from '../../../shared/contract/errors/errors.ts';
import type { Snapshot } from '../../../shared/contract/state/snapshot.ts';
import type { Result } from '../../../shared/contract/values/result.ts';
import type { DashboardService } from '../cluster/dashboard/dashboard-service.ts';
import type { DashboardSessions } from '../cluster/dashboard/dashboard-sessions.ts';
import type { ClusterNotices } from '../cluster/scope/desk.ts';

/** A cluster, as far as its dashboard goes. */
interface WithDashboard {
  readonly dashboard: Pick<DashboardService, 'open'>;
  readonly dashboardSessions: Pick<DashboardSessions, 'end' | 'endLocked'>;
}

/** What acting on dashboards needs. */
export interface DashboardActsParts {
  readonly clusters: { open(): Result<WithDashboard, AppError> };
  readonly store: { readonly snapshot: Pick<Snapshot, 'settings'> };
  readonly notices: Pick<ClusterNotices, 'dashboardNotOpened'>;
  /** Entered and not left yet. */
  readonly entered: Iterable<WithDashboard>;
}

/** What is done to dashboards from outside the window. */
export class DashboardActs {
  readonly #parts: DashboardActsParts;

  constructor(parts: DashboardActsParts) {
    this.#parts = parts;
  }

  /** Opens that of the open cluster. */
  async open(): Promise<void> {
    await this.#onOpen(({ dashboard }) => dashboard.open());
  }

  /** Ends the session with that of the open cluster. */
  async end(): Promise<void> {
    await this.#onOpen(({ dashboardSessions }) => dashboardSessions.end());
  }

  /** The screen is being locked: where the person chose so, no session outlasts that. */
  async screenLocked(): Promise<void> {
    const { store, entered } = this.#parts;
    if (!store.snapshot.settings.dashboardEndsAtLock) return;
    await Promise.all([...entered].map(({ dashboardSessions }) => dashboardSessions.endLocked()));
  }

  async #onOpen(act: (open: WithDashboard) => Promise<unknown>): Promise<void> {
    const { clusters, notices } = this.#parts;
    const open = clusters.open();
    if (open.ok) await act(open.value);
    else notices.dashboardNotOpened(open.error);
  }
}
