import { spoken } from '../language/spoken.ts';

const english = {
  clipboardNeedsWindow: {
    message: 'On Wayland a program may fill the clipboard only from its focused window.',
    remedy: 'Press Copy in the window.',
  },
  clipboardFailed: { message: 'The clipboard did not take the token.', remedy: 'Try again.' },
  storeUnreadable: {
    message: (file: string) => `${file} could not be read; it was left untouched.`,
    remedy: 'Repair it or move it away, then quit Keyfob and start it again.',
  },
  storeNewer: {
    message: (file: string) => `${file} was written by a newer version of Keyfob; it was left untouched.`,
    remedy:
      'Use that version, or move the file away to begin anew, then quit Keyfob and start it again. Until then nothing is kept in it.',
  },
  storeUnwritable: {
    message: (file: string) => `${file} could not be written; the change was not made.`,
    remedy: 'Check free space and permissions of the folder, then try again.',
  },
  demoNotAtLogin: {
    message: 'The demo does not start at login; nothing was changed.',
    remedy: 'Choose this in the Keyfob that shows your own cluster.',
  },
  unconfirmed: {
    message: 'Nothing was done: nobody agreed to it when Keyfob asked.',
    remedy: 'Do it again, and agree in the dialog that asks.',
  },
  questionOpen: {
    message: 'Nothing was done: Keyfob waits for the answer to another question.',
    remedy: 'Answer that one, then do it again.',
  },
  refusedJustNow: {
    message: (wait: string) =>
      `Nothing was done: a question was refused just now, and Keyfob asks again after ${wait} at the earliest.`,
    remedy: 'Do it again then.',
  },
  invalidRequest: {
    message: (field: string) => `The value for ${field} is not usable; nothing was changed.`,
    remedy: 'Enter another value.',
  },
  pageBroken: {
    frame: (incident: string) =>
      `Another page appeared inside Keyfob’s, so Keyfob closed its window (incident ${incident}).`,
    left: (incident: string) =>
      `Keyfob’s page was replaced by another, so Keyfob closed its window (incident ${incident}).`,
    gone: (incident: string) =>
      `Keyfob’s page ended by itself, so Keyfob closed its window (incident ${incident}).`,
    openAgain: 'Open the window again; if it happens again, report the incident number.',
    lookAround:
      'Keyfob’s own page never does this: something else was in it. Look at Activity for what it may have done, and report the incident number.',
  },
  restarted: {
    message: (incident: string) =>
      `Something went wrong inside Keyfob, so it started anew (incident ${incident}).`,
    demo: 'The demo cluster is a new one; the tokens of the one before are gone with it.',
    nothingLost: 'No token was lost.',
    /** `more`: how many accounts are not named. */
    lost: (accounts: readonly string[], more: number) =>
      `Tokens that were in memory only are gone, of ${accounts.join(', ')}${more > 0 ? `, ${more} more` : ''}; each is valid until it expires. Mint new ones where you need them.`,
    ifAgain: 'If it happens again, report the incident number.',
  },
  partNotShown: {
    message: (incident: string) => `This part of Keyfob could not be shown (incident ${incident}).`,
    remedy:
      'Try again; if Keyfob was updated while it ran, quit it and start it again. If it happens again, report the incident number.',
  },
  bug: {
    message: (incident: string) =>
      `Something went wrong inside Keyfob (incident ${incident}). What you asked for may be done in part, or not at all.`,
    remedy: 'Check what was done, then try again; if it happens again, report the incident number.',
  },
};

/** Failures of the clipboard, Keyfob’s own files and Keyfob itself. */
export const appErrorPhrases = spoken('appError', english);
