import { bannerPhrases } from '../../../shared/words/en/banner-phrases.ts';
import { commonPhrases } from '../../../shared/words/en/common-phrases.ts';
import { tokenCopyPhrases } from '../../../shared/words/en/token-copy-phrases.ts';
import { updatePhrases } from '../../../shared/words/en/update-phrases.ts';
import { describe } from '../../../shared/words/describe.ts';
import type { ForgottenTokens } from '../../../shared/contract/state/forgetting-state.ts';
import { visibleText } from '../../../shared/words/text/visible-text.ts';
import type { Known } from '../../../shared/words/known/known.ts';
import { request } from '../../page/api.ts';
import { putBugAway } from '../../page/page-bugs.ts';
import type { DueNotice } from './due-notices.ts';

/** What a notice says: what counts, and the rest. */
export function noticeWords(
  notice: DueNotice,
  known: Known,
  isReasonShown: boolean,
): { readonly title: string; readonly text: string } {
  const say = bannerPhrases().banners;
  switch (notice.kind) {
    case 'copy-failed': {
      const { lead, noCluster } = tokenCopyPhrases().failure;
      if (isReasonShown) return { title: noCluster, text: '' };
      const { message, remedy } = describe(notice.error, known);
      return { title: `${lead} ${message}`, text: remedy };
    }
    case 'clipboard-left': {
      const { message, remedy } = tokenCopyPhrases().clipboard.whyLeft[notice.why];
      return { title: message, text: remedy };
    }
    case 'forgotten':
      return forgottenWords(notice);
    case 'forget-failed': {
      const { message, remedy } = describe(notice.error, known);
      return { title: `${say.forgetFailed.lead} ${message}`, text: remedy };
    }
    case 'bug':
    case 'restarted':
    case 'dashboard-failed':
    case 'api-failed':
    case 'keyring-unusable':
    case 'store-error':
    case 'login-failed': {
      const { message, remedy } = describe(notice.error, known);
      return { title: message, text: remedy };
    }
    case 'keyring-unlocking':
      return say.unlocking;
    case 'login-question':
      return { title: commonPhrases().login.why, text: commonPhrases().login.question };
    case 'updated': {
      const { title, text, rotating } = updatePhrases().notice;
      return { title, text: notice.isRotating ? rotating : text };
    }
    case 'outdated-electron':
      return { title: say.outdatedElectron.title(notice.version), text: say.outdatedElectron.text };
    case 'demo':
      return { title: say.demo.title, text: say.demo.text[notice.demo] };
    case 'no-tray':
      return { title: say.noTray.title, text: notice.goesOn ? say.noTray.goesOn : say.noTray.ends };
  }
}

const mostAccounts = 5;

/** What was just forgotten: how many tokens, and of which accounts. */
export function forgottenWords({ tokens }: ForgottenTokens): {
  readonly title: string;
  readonly text: string;
} {
  const say = bannerPhrases().banners.forgotten;
  const accounts = [
    ...new Set(tokens.map(({ namespace, serviceAccount }) => visibleText(`${namespace}/${serviceAccount}`))),
  ];
  if (tokens.length === 1) return { title: say.title(accounts.join()), text: '' };
  const named = accounts.slice(0, mostAccounts).join(', ');
  return {
    title: say.several(tokens.length),
    text: say.accounts(named, Math.max(0, accounts.length - mostAccounts)),
  };
}

/** The name of a notice that is told at once, as it comes; null for one that only stands there. */
export function noticeName({ kind }: DueNotice): string | null {
  switch (kind) {
    case 'bug':
      return bannerPhrases().bug;
    case 'restarted':
      return bannerPhrases().restarted;
    case 'copy-failed':
      return tokenCopyPhrases().failure.name;
    case 'dashboard-failed':
      return bannerPhrases().dashboardFailed;
    case 'forgotten':
      return bannerPhrases().banners.forgotten.name;
    case 'forget-failed':
      return bannerPhrases().banners.forgetFailed.name;
    case 'clipboard-left':
      return tokenCopyPhrases().clipboard.name;
    default:
      return null;
  }
}

/** How a notice is put away; null for one that stays while it holds. */
export function putAwayOf(notice: DueNotice, onPutAway: (at: number) => void): (() => void) | null {
  switch (notice.kind) {
    case 'bug':
      return putBugAway;
    case 'restarted':
      return () => void request('restart:put-away', {});
    case 'copy-failed':
    case 'dashboard-failed':
    case 'forget-failed':
      return () => onPutAway(notice.at);
    default:
      return null;
  }
}

/** Whether something failed, and not only must be known. */
export function isWarning(notice: DueNotice): boolean {
  return 'error' in notice || notice.kind === 'clipboard-left';
}
