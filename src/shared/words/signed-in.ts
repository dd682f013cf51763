import type { DashboardSession } from '../contract/state/dashboard-state.ts';
import { dashboardSessionPhrases } from './en/dashboard-session-phrases.ts';
import { formatMoment } from './text/format-time.ts';
import { visibleText } from './text/visible-text.ts';

/** Says as whom a browser is signed in to which dashboard, and since when. */
export function signedIn(
  { dashboard, account, since }: Extract<DashboardSession, { status: 'open' }>,
  now: number,
): string {
  const say = dashboardSessionPhrases();
  return say.open(
    say.kinds[dashboard.kind],
    visibleText(`${account.namespace}/${account.name}`),
    formatMoment(since, now),
  );
}
