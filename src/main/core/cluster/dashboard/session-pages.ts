import type { AppError } from '../../../../shared/contract/errors/errors.ts';
import type { EndedSession } from '../../../../shared/contract/state/dashboard-state.ts';
import { dashboardSessionPhrases } from '../../../../shared/words/en/dashboard-session-phrases.ts';
import { whySignedOut } from '../../../../shared/words/signed-out.ts';
import type { ClusterNotices } from '../scope/desk.ts';
import type { BrowserPage } from '../../ports/dashboard.ts';

/** Says in the browser why the dashboard cannot be reached. */
export function unreachablePage(
  error: AppError,
  { describe }: Pick<ClusterNotices, 'describe'>,
): BrowserPage {
  const { message, remedy } = describe(error);
  const { title, tryAgain } = dashboardSessionPhrases().unreachable;
  return { title, sentences: [message, remedy], tryAgain };
}

/** Says to whoever was not let in what this address is. */
export function refusalPage(): BrowserPage {
  return { ...dashboardSessionPhrases().refused, tryAgain: null };
}

/** Says in the browser why the session ended; the same page once more would say the same. */
export function signedOutPage(
  { dashboard, why }: EndedSession,
  { describe }: Pick<ClusterNotices, 'describe'>,
): BrowserPage {
  const { kinds, signedOut } = dashboardSessionPhrases();
  return {
    title: signedOut.title(kinds[dashboard.kind]),
    sentences: [
      whySignedOut(why, describe),
      why.kind === 'cluster-left' ? signedOut.againThere : signedOut.again,
    ],
    tryAgain: null,
  };
}
