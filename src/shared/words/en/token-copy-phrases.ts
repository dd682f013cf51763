import type { WhyLeft } from '../../contract/state/why-left.ts';
import type { Pieces } from '../language/pieces.ts';
import { spoken } from '../language/spoken.ts';

const english = {
  clipboard: {
    name: 'Clipboard',
    empty: 'Nothing of Keyfob’s is on the clipboard',
    clearNow: 'Clear now',
    /** Whose token is there, and when it is cleared. */
    holding: <Piece>(token: Piece, cleared: Piece): Pieces<Piece> => ['On the clipboard: ', token, cleared],
    /** Whose token may be there. */
    left: <Piece>(token: Piece): Pieces<Piece> => ['Perhaps still on the clipboard: ', token],
    adminToken: 'the admin token',
    aToken: 'a token',
    tokenOf: (account: string) => `token of ${account}`,
    /** Goes on after whose token it is. */
    clearedIn: (length: string) => `, cleared in ${length}`,
    clearedWithFocus: ', cleared as soon as this window has the focus',
    /** Why it may still be there, and what to do about it. */
    whyLeft: {
      'needs-window': {
        message:
          'A token may still be on the clipboard: only a focused window of Keyfob can take it away here.',
        remedy: 'Open Keyfob’s window, or copy something else.',
      },
      'put-back': {
        message: 'A token is still on the clipboard: another program puts it back each time.',
        remedy: 'Copy something else, and remove the token from the history of your clipboard manager.',
      },
      unseen: {
        message: 'A token may still be on the clipboard: Keyfob could not look whether it is gone.',
        remedy: 'Copy something else.',
      },
    } satisfies Readonly<Record<WhyLeft, object>>,
  },
  failure: {
    name: 'Nothing was copied',
    lead: 'Nothing was copied.',
    noCluster: 'Nothing was copied: no cluster is open.',
  },
};

/** What became of the last copy: a token on the clipboard, or nothing. */
export const tokenCopyPhrases = spoken('tokenCopy', english);
