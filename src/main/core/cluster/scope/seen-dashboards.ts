import type { AppError } from '../../../../shared/contract/errors/errors.ts';
import type { Seen, Shown } from '../../../../shared/contract/state/seen.ts';
import type { DashboardSurvey } from '../../ports/dashboard-facts.ts';

/** The dashboards of a cluster as they were last seen, null where they never were. */
export interface SeenDashboards {
  readonly seen: Seen<DashboardSurvey> | null;
  /** Why the last look, or a part of it, failed. */
  readonly error: AppError | null;
}

/** The same as they are shown. */
export interface ShownDashboards {
  readonly shown: Shown<DashboardSurvey> | null;
  readonly error: AppError | null;
}
