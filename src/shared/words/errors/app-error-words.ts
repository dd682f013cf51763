import { appErrorPhrases } from '../en/app-error-phrases.ts';
import { formatLifetime } from '../text/format-time.ts';
import type { Words } from './words.ts';
import type { Restarted, appErrors } from '../../contract/errors/app-errors.ts';

/** The words of these failures. */
export const appErrorWords: Words<typeof appErrors> = {
  'clipboard-needs-window': () => ({ ...appErrorPhrases().clipboardNeedsWindow, action: 'open-window' }),
  'clipboard-failed': () => ({ ...appErrorPhrases().clipboardFailed, action: 'retry' }),
  'store-unreadable': ({ file }) => {
    const { message, remedy } = appErrorPhrases().storeUnreadable;
    return { message: message(file), remedy };
  },
  'store-newer': ({ file }) => {
    const { message, remedy } = appErrorPhrases().storeNewer;
    return { message: message(file), remedy };
  },
  'store-unwritable': ({ file }) => {
    const { message, remedy } = appErrorPhrases().storeUnwritable;
    return { message: message(file), remedy, action: 'retry' };
  },
  'demo-not-at-login': () => appErrorPhrases().demoNotAtLogin,
  unconfirmed: () => appErrorPhrases().unconfirmed,
  'question-open': () => appErrorPhrases().questionOpen,
  'refused-just-now': ({ seconds }) => {
    const { message, remedy } = appErrorPhrases().refusedJustNow;
    return { message: message(formatLifetime(seconds)), remedy };
  },
  'invalid-request': ({ field }) => {
    const { message, remedy } = appErrorPhrases().invalidRequest;
    return { message: message(field), remedy };
  },
  'page-broken': ({ breach, incident }) => {
    const say = appErrorPhrases().pageBroken;
    return { message: say[breach](incident), remedy: breach === 'gone' ? say.openAgain : say.lookAround };
  },
  restarted: (restarted) => {
    const { message, ifAgain } = appErrorPhrases().restarted;
    return { message: message(restarted.incident), remedy: `${whatIsGone(restarted)} ${ifAgain}` };
  },
  'part-not-shown': ({ incident }) => {
    const { message, remedy } = appErrorPhrases().partNotShown;
    return { message: message(incident), remedy, action: 'retry' };
  },
  bug: ({ incident }) => {
    const { message, remedy } = appErrorPhrases().bug;
    return { message: message(incident), remedy, action: 'retry' };
  },
};

function whatIsGone({ demo, gone, more }: Restarted): string {
  const say = appErrorPhrases().restarted;
  if (demo) return say.demo;
  return gone.length === 0 ? say.nothingLost : say.lost(gone, more);
}
