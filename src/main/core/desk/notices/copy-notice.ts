import { describe } from '../../../../shared/words/describe.ts';
import type { AppError } from '../../../../shared/contract/errors/errors.ts';
import type { ErrorAction } from '../../../../shared/words/errors/words.ts';
import { formatMoment } from '../../../../shared/words/text/format-time.ts';
import { knownOf } from '../../../../shared/words/known-of.ts';
import type { Snapshot } from '../../../../shared/contract/state/snapshot.ts';
import { visibleText } from '../../../../shared/words/text/visible-text.ts';
import type { Notice } from '../../ports/desktop.ts';
import type { Copied } from '../../cluster/tokens/fresh-token.ts';

/** What notices about a copy are about. */
export const copySubject = 'copy';

/** The notice after a copy: whose token, until when, and what else must be known; never the token. */
export function copyNotice(result: Copied | AppError, snapshot: Snapshot, now: number): Notice {
  if ('code' in result) {
    const { message, remedy } = describe(result, knownOf(snapshot, now));
    return notice(`${productOf(snapshot)}: nothing was copied`, [`${message} ${remedy}`]);
  }
  return copiedNotice(result, snapshot, now, []);
}

/** The notice that a copy waits for an answer in a window that the desktop does not bring to the front. */
export function waitingNotice(snapshot: Snapshot): Notice {
  return notice(`${productOf(snapshot)}: nothing was copied yet`, [
    `${productOf(snapshot)} asks you something in its window, and this desktop left that behind others.`,
    'Bring the window to the front, and answer there.',
  ]);
}

/** The notice that the token of a copy is in memory only, and why; with the way out where a click is one. */
export function notKeptNotice(copied: Copied, why: AppError | null, snapshot: Snapshot, now: number): Notice {
  const known = knownOf(snapshot, now);
  const action = why === null ? undefined : describe(why, known).action;
  const label = action === undefined ? undefined : unlockLabels[action];
  return {
    ...copiedNotice(copied, snapshot, now, [
      `${whyNotKept(why)}: it is kept in memory only, until Keyfob quits.`,
      ...(action === 'create-keyring' && why !== null ? [describe(why, known).remedy] : []),
    ]),
    buttons: label === undefined ? [] : [{ action: 'unlock-keyring', label }],
  };
}

const unlockLabels: Partial<Record<ErrorAction, string>> = {
  'unlock-keyring': 'Unlock keyring',
  'create-keyring': 'Create keyring',
};

function whyNotKept(error: AppError | null): string {
  switch (error?.code) {
    case 'keyring-no-default':
      return 'This desktop has no default keyring yet';
    case 'keyring-locked':
    case 'unlock-dismissed':
      return 'The keyring is still locked';
    case 'keyring-unanswered':
      return 'The keyring’s question was not answered yet';
    case 'keyring-denied':
      return 'The keyring did not allow it';
    default:
      return 'The keyring cannot be used';
  }
}

function copiedNotice(
  { record, how }: Copied,
  snapshot: Snapshot,
  now: number,
  more: readonly string[],
): Notice {
  const account = visibleText(`${record.namespace}/${record.serviceAccount}`);
  return notice(`${productOf(snapshot)}: token copied`, [
    `Token of ${account}, valid until ${formatMoment(record.expiresAt, now)}.`,
    ...(how === 'unchecked' ? ['The API server could not be asked, so it is the kept one, unchecked.'] : []),
    ...more,
    clearingOf(snapshot),
  ]);
}

/** What will come of the copy, which on some desktops is not what the time says. */
function clearingOf({ clipboard, settings }: Snapshot): string {
  const seconds = settings.clipboardSeconds;
  if (clipboard.status !== 'holding' || clipboard.clearsAlone)
    return `The clipboard is cleared in ${seconds} s.`;
  return `This desktop lets only a focused window clear the clipboard: the token stays there until you open Keyfob’s window after ${seconds} s, or copy something else. Install wl-clipboard to have it cleared.`;
}

function productOf({ demo }: Snapshot): string {
  return demo ? 'Keyfob demo' : 'Keyfob';
}

function notice(title: string, sentences: readonly string[]): Notice {
  return { subject: copySubject, title, body: sentences.join(' '), buttons: [] };
}
