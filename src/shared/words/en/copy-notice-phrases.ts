import { spoken } from '../language/spoken.ts';

const english = {
  nothingCopied: (product: string) => `${product}: nothing was copied`,
  waiting: {
    title: (product: string) => `${product}: nothing was copied yet`,
    body: (product: string) =>
      `${product} asks you something in its window, and this desktop left that behind others. Bring the window to the front, and answer there.`,
  },
  copied: (product: string) => `${product}: token copied`,
  whose: (account: string, moment: string) => `Token of ${account}, valid until ${moment}.`,
  unchecked: 'The API server could not be asked, so it is the kept one, unchecked.',
  notSaved: {
    noDefault: 'This desktop has no default keyring yet: it is kept in memory only, until Keyfob quits.',
    locked: 'The keyring is still locked: it is kept in memory only, until Keyfob quits.',
    unanswered: 'The keyring’s question was not answered yet: it is kept in memory only, until Keyfob quits.',
    denied: 'The keyring did not allow it: it is kept in memory only, until Keyfob quits.',
    unusable: 'The keyring cannot be used: it is kept in memory only, until Keyfob quits.',
  },
  unlockKeyring: 'Unlock keyring',
  createKeyring: 'Create keyring',
  clearsAlone: (length: string) => `The clipboard is cleared in ${length}.`,
  needsWindow: (length: string) =>
    `This desktop lets only a focused window clear the clipboard: the token stays there until you open Keyfob’s window after ${length}, or copy something else. Install wl-clipboard to have it cleared.`,
  left: {
    title: (product: string) => `${product}: check the clipboard`,
    atEnd: 'Keyfob has ended, and a token may still be on the clipboard: copy something else.',
    clear: 'Clear now',
  },
  /** Takes the place of a token on a clipboard that cannot be emptied; somebody may paste it. */
  replacement: 'Keyfob took its token off the clipboard.',
};

/** Notices on the desktop of a copied token, and of what comes of it on the clipboard. */
export const copyNoticePhrases = spoken('copyNotice', english);
