import { formatLifetime } from '../text/format-time.ts';
import type { Words } from './words.ts';
import type { PageBreach, Restarted, appErrors } from '../../contract/errors/app-errors.ts';

const breaches: Readonly<Record<PageBreach, string>> = {
  frame: 'Another page appeared inside Keyfob’s',
  left: 'Keyfob’s page was replaced by another',
  gone: 'Keyfob’s page ended by itself',
};

/** The words of these failures. */
export const appErrorWords: Words<typeof appErrors> = {
  'clipboard-needs-window': () => ({
    message: 'On Wayland a program may fill the clipboard only from its focused window.',
    remedy: 'Press Copy in the window.',
    action: 'open-window',
  }),
  'clipboard-failed': () => ({
    message: 'The clipboard did not take the token.',
    remedy: 'Try again.',
    action: 'retry',
  }),
  'store-unreadable': (error) => ({
    message: `${error.file} could not be read; it was left untouched.`,
    remedy: 'Repair it or move it away, then quit Keyfob and start it again.',
  }),
  'store-newer': (error) => ({
    message: `${error.file} was written by a newer version of Keyfob; it was left untouched.`,
    remedy:
      'Use that version, or move the file away to begin anew, then quit Keyfob and start it again. Until then nothing is kept in it.',
  }),
  'store-unwritable': (error) => ({
    message: `${error.file} could not be written; the change was not made.`,
    remedy: 'Check free space and permissions of the folder, then try again.',
    action: 'retry',
  }),
  unconfirmed: () => ({
    message: 'Nothing was done: nobody agreed to it when Keyfob asked.',
    remedy: 'Do it again, and agree in the dialog that asks.',
  }),
  'question-open': () => ({
    message: 'Nothing was done: Keyfob waits for the answer to another question.',
    remedy: 'Answer that one, then do it again.',
  }),
  'refused-just-now': ({ seconds }) => ({
    message: `Nothing was done: a question was refused just now, and Keyfob asks again after ${formatLifetime(seconds)} at the earliest.`,
    remedy: 'Do it again then.',
  }),
  'invalid-request': (error) => ({
    message: `The value for ${error.field} is not usable; nothing was changed.`,
    remedy: 'Enter another value.',
  }),
  'page-broken': ({ breach, incident }) => ({
    message: `${breaches[breach]}, so Keyfob closed its window (incident ${incident}).`,
    remedy:
      breach === 'gone'
        ? 'Open the window again; if it happens again, report the incident number.'
        : 'Keyfob’s own page never does this: something else was in it. Look at Activity for what it may have done, and report the incident number.',
  }),
  restarted: (restarted) => ({
    message: `Something went wrong inside Keyfob, so it started anew (incident ${restarted.incident}).`,
    remedy: `${whatIsGone(restarted)} If it happens again, report the incident number.`,
  }),
  'part-not-shown': ({ incident }) => ({
    message: `This part of Keyfob could not be shown (incident ${incident}).`,
    remedy:
      'Try again; if Keyfob was updated while it ran, quit it and start it again. If it happens again, report the incident number.',
    action: 'retry',
  }),
  bug: (error) => ({
    message: `Something went wrong inside Keyfob (incident ${error.incident}). What you asked for may be done in part, or not at all.`,
    remedy: 'Look what was done, then try again; if it happens again, report the incident number.',
    action: 'retry',
  }),
};

function whatIsGone({ demo, gone, more }: Restarted): string {
  if (demo) return 'The demo cluster is a new one; the tokens of the one before are gone with it.';
  if (gone.length === 0) return 'No token was lost.';
  const accounts = [...gone, ...(more > 0 ? [`${more} more`] : [])].join(', ');
  return `Tokens that were in memory only are gone, of ${accounts}; each is valid until it expires. Mint new ones where you need them.`;
}
