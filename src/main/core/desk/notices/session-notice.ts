import type { EndedSession, OpenSession } from '../../../../shared/contract/state/dashboard-state.ts';
import { dashboardSessionPhrases } from '../../../../shared/words/en/dashboard-session-phrases.ts';
import { whySignedOut } from '../../../../shared/words/signed-out.ts';
import { trayPhrases } from '../../../../shared/words/en/tray-phrases.ts';
import { signedIn } from '../../../../shared/words/signed-in.ts';
import type { ClusterNotices } from '../../cluster/scope/desk.ts';
import type { Notice } from '../../ports/desktop.ts';

/** What notices about a session are about. */
export const sessionSubject = 'dashboard-session';

/** The notice that a browser was signed in to a dashboard, with the end of that. */
export function signedInNotice(session: OpenSession, product: string, now: number): Notice {
  const { kinds, signedInNotice: title, end } = dashboardSessionPhrases();
  return {
    subject: sessionSubject,
    title: title(product, kinds[session.dashboard.kind]),
    body: signedIn(session, now),
    buttons: [{ action: 'end-session', label: end }],
  };
}

/** The notice that a browser was signed out of a dashboard, and why; with what opens it again while its cluster is open. */
export function signedOutNotice(
  { dashboard, why }: EndedSession,
  {
    product,
    describe,
    isOpen,
  }: Pick<ClusterNotices, 'describe'> & { readonly product: string; readonly isOpen: boolean },
): Notice {
  const { kinds, signedOut } = dashboardSessionPhrases();
  return {
    subject: sessionSubject,
    title: signedOut.notice(product, kinds[dashboard.kind]),
    body: whySignedOut(why, describe),
    buttons: isOpen ? [{ action: 'open-dashboard', label: trayPhrases().openDashboard }] : [],
  };
}
