import type { EndedSession } from '../../../../shared/contract/state/dashboard-state.ts';
import { dashboardSessionPhrases } from '../../../../shared/words/en/dashboard-session-phrases.ts';
import { whySignedOut } from '../../../../shared/words/signed-out.ts';
import type { ClusterNotices } from '../../cluster/scope/desk.ts';
import type { Notice } from '../../ports/desktop.ts';

const subject = 'dashboard-session';

/** The notice that a browser was signed out of a dashboard, and why. */
export function signedOutNotice(
  { dashboard, why }: EndedSession,
  product: string,
  describe: ClusterNotices['describe'],
): Notice {
  const { kinds, signedOut } = dashboardSessionPhrases();
  return {
    subject,
    title: signedOut.notice(product, kinds[dashboard.kind]),
    body: whySignedOut(why, describe),
    buttons: [],
  };
}
