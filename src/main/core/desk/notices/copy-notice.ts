import { describe } from '../../../../shared/words/describe.ts';
import type { AppError } from '../../../../shared/contract/errors/errors.ts';
import { copyNoticePhrases } from '../../../../shared/words/en/copy-notice-phrases.ts';
import type { ErrorAction } from '../../../../shared/words/errors/words.ts';
import { formatLifetime, formatMoment } from '../../../../shared/words/text/format-time.ts';
import { knownOf } from '../../../../shared/words/known-of.ts';
import type { Snapshot } from '../../../../shared/contract/state/snapshot.ts';
import { visibleText } from '../../../../shared/words/text/visible-text.ts';
import type { Notice } from '../../ports/desktop.ts';
import type { Copied } from '../../cluster/tokens/fresh-token.ts';
import { productOf } from '../../../../shared/contract/values/product.ts';

/** What notices about a copy are about. */
export const copySubject = 'copy';

/** The notice after a copy: whose token, until when, and what else must be known; never the token. */
export function copyNotice(result: Copied | AppError, snapshot: Snapshot, now: number): Notice {
  if ('code' in result) {
    const { message, remedy } = describe(result, knownOf(snapshot, now));
    return notice(copyNoticePhrases().nothingCopied(productOf(snapshot)), [`${message} ${remedy}`]);
  }
  return copiedNotice(result, snapshot, now, []);
}

/** The notice that a copy waits for an answer in a window that the desktop does not bring to the front. */
export function waitingNotice(snapshot: Snapshot): Notice {
  const { title, body } = copyNoticePhrases().waiting;
  const product = productOf(snapshot);
  return notice(title(product), [body(product)]);
}

/** The notice that the token of a copy is in memory only, and why; with the way out where a click is one. */
export function notSavedNotice(
  copied: Copied,
  why: AppError | null,
  snapshot: Snapshot,
  now: number,
): Notice {
  const known = knownOf(snapshot, now);
  const action = why === null ? undefined : describe(why, known).action;
  const label = action === undefined ? undefined : unlockLabel(action);
  return {
    ...copiedNotice(copied, snapshot, now, [
      whyNotSaved(why),
      ...(action === 'create-keyring' && why !== null ? [describe(why, known).remedy] : []),
    ]),
    buttons: label === undefined ? [] : [{ action: 'unlock-keyring', label }],
  };
}

function unlockLabel(action: ErrorAction): string | undefined {
  const { unlockKeyring, createKeyring } = copyNoticePhrases();
  if (action === 'unlock-keyring') return unlockKeyring;
  return action === 'create-keyring' ? createKeyring : undefined;
}

function whyNotSaved(error: AppError | null): string {
  const say = copyNoticePhrases().notSaved;
  switch (error?.code) {
    case 'keyring-no-default':
      return say.noDefault;
    case 'keyring-locked':
    case 'unlock-dismissed':
      return say.locked;
    case 'keyring-unanswered':
      return say.unanswered;
    case 'keyring-denied':
      return say.denied;
    default:
      return say.unusable;
  }
}

function copiedNotice(
  { record, how }: Copied,
  snapshot: Snapshot,
  now: number,
  more: readonly string[],
): Notice {
  const account = visibleText(`${record.namespace}/${record.serviceAccount}`);
  const say = copyNoticePhrases();
  return notice(say.copied(productOf(snapshot)), [
    say.whose(account, formatMoment(record.expiresAt, now)),
    ...(how === 'unchecked' ? [say.unchecked] : []),
    ...more,
    clearingOf(snapshot),
  ]);
}

/** What will come of the copy, which on some desktops is not what the time says. */
function clearingOf({ clipboard, settings }: Snapshot): string {
  const say = copyNoticePhrases();
  const needsWindow = clipboard.status === 'holding' && !clipboard.clearsAlone;
  return (needsWindow ? say.needsWindow : say.clearsAlone)(formatLifetime(settings.clipboardSeconds));
}

function notice(title: string, sentences: readonly string[]): Notice {
  return { subject: copySubject, title, body: sentences.join(' '), buttons: [] };
}
