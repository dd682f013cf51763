import type { OpenSession } from '../contract/state/dashboard-state.ts';
import { dashboardSessionPhrases } from './en/dashboard-session-phrases.ts';
import { formatMoment } from './text/format-time.ts';
import { visibleText } from './text/visible-text.ts';

/** Says as whom, and with how much power, a browser is signed in to which dashboard, and since when. */
export function signedIn({ dashboard, account, power, since }: OpenSession, now: number): string {
  const say = dashboardSessionPhrases();
  const name = visibleText(`${account.namespace}/${account.name}`);
  return say.open(
    say.kinds[dashboard.kind],
    power === null ? name : say.withPower(name, say.power[power]),
    formatMoment(since, now),
  );
}
