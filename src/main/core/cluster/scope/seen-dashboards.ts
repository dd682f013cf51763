import type { AppError } from '../../../../shared/contract/errors/errors.ts';
import type { Seen, Shown } from '../../../../shared/contract/state/seen.ts';
import type {
  AccountBinding,
  DashboardFacts,
  IngressFacts,
  ReachedPods,
} from '../../ports/dashboard-facts.ts';

/** The bindings of these accounts. */
export interface SeenBindings {
  readonly accounts: readonly string[];
  readonly bindings: readonly AccountBinding[];
}

/** A dashboard, each part of it as it was last seen, null where it never was. */
export interface SeenDashboard extends Pick<DashboardFacts, 'dashboard' | 'release'> {
  readonly pods: Seen<ReachedPods> | null;
  readonly ingresses: Seen<readonly IngressFacts[]> | null;
  readonly bindings: Seen<SeenBindings> | null;
}

/** The dashboards of a cluster as they were last seen, null where they never were. */
export interface SeenDashboards {
  readonly seen: Seen<readonly SeenDashboard[]> | null;
  /** Why the last look failed. */
  readonly error: AppError | null;
  /** Why a part of the last look that told something failed. */
  readonly unseen: AppError | null;
}

/** A dashboard as it is shown. */
export interface ShownDashboard extends SeenDashboard {
  readonly pods: Shown<ReachedPods> | null;
  readonly ingresses: Shown<readonly IngressFacts[]> | null;
  readonly bindings: Shown<SeenBindings> | null;
}

/** The dashboards of a cluster as they are shown. */
export interface ShownDashboards {
  readonly shown: Shown<readonly ShownDashboard[]> | null;
  /** Why the last look, or a part of it, failed. */
  readonly error: AppError | null;
}
