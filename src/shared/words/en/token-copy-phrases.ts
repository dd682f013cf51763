import type { Pieces } from '../language/pieces.ts';
import { spoken } from '../language/spoken.ts';

const english = {
  clipboard: {
    name: 'Clipboard',
    clearNow: 'Clear now',
    /** Whose token is there, and when it is cleared. */
    holding: <Piece>(token: Piece, cleared: Piece): Pieces<Piece> => ['On the clipboard: ', token, cleared],
    /** Whose token may be there, and why. */
    left: <Piece>(token: Piece, why: Piece): Pieces<Piece> => [
      'Perhaps still on the clipboard: ',
      token,
      why,
    ],
    adminToken: 'the admin token',
    aToken: 'a token',
    tokenOf: (account: string) => `token of ${account}`,
    /** Goes on after whose token it is. */
    clearedIn: (seconds: number) => `, cleared in ${seconds} s`,
    clearedWithFocus: ', cleared as soon as this window has the focus',
  },
  failure: {
    name: 'Nothing was copied',
    lead: 'Nothing was copied.',
    noCluster: 'Nothing was copied: no cluster is open.',
  },
};

/** What became of the last copy: a token on the clipboard, or nothing. */
export const tokenCopyPhrases = spoken('tokenCopy', english);
