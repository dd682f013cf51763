import type { Seen, Shown } from '../../../../shared/contract/state/seen.ts';
import { showSeen } from '../credentials/see-inventory.ts';
import type { OpenState } from '../scope/open-state.ts';
import type { ShownDashboard, ShownDashboards } from '../scope/seen-dashboards.ts';

/** The dashboards as they are shown at this time: a part that an earlier look saw is as old as that. */
export function showDashboards(open: OpenState, now: number): ShownDashboards | null {
  if (open.dashboards === null) return null;
  const { seen, error, unseen } = open.dashboards;
  const whole = showSeen({ seen, error }, open, now)?.shown ?? null;
  if (whole === null) return { shown: null, error: error ?? unseen };
  const show = <Value>(part: Seen<Value> | null): Shown<Value> | null =>
    showSeen({ seen: part, error: part !== null && part.at < whole.at ? unseen : error }, open, now)?.shown ??
    null;
  const value = whole.value.map((each): ShownDashboard => ({
    ...each,
    pods: show(each.pods),
    ingresses: show(each.ingresses),
    bindings: show(each.bindings),
  }));
  return { shown: { ...whole, value }, error: error ?? unseen };
}
