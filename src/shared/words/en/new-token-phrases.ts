import type { Pieces } from '../language/pieces.ts';
import { spoken } from '../language/spoken.ts';

const english = {
  title: 'New token',
  mint: 'Mint token',
  makeAndMint: 'Create account and mint',
  ready: (account: string) => `For ${account}`,
  missing: {
    otherName: (name: string) => `Choose another name: Keyfob keeps “${name}” for its own account.`,
    account: 'Choose the service account that the token stands for.',
    name: 'Give the account a name of small letters, digits and hyphens.',
    purpose: 'Say what the token is for.',
    number: 'Give the lifetime as a number, such as 7 or 1.5.',
    longer: 'The cluster grants no lifetime under 10 minutes.',
    shorter: 'The cluster grants no lifetime over 136 years.',
    fewerAudiences: 'Name eight audiences at most.',
  },
  bearer: {
    title: 'Whom it stands for',
    label: 'Service account',
    existing: 'An account of the cluster',
    new: 'A new one with few rights',
  },
  use: {
    title: 'What it is for, and how long',
    purpose: 'Purpose',
    purposeHelp: 'In your words, so that you know it again: “Headlamp on the tablet”.',
    audience: 'Audience',
    audienceHelp:
      'Leave it empty for the API server, dashboards and kubectl. Another program that checks tokens names its own.',
    revocable: 'Revocable',
    revocableHelp:
      'Keyfob makes an empty Secret beside the account and binds the token to it: deleting the Secret revokes this token alone.',
    forTray: 'The tray copies tokens of this account from now on',
    forTrayHelp:
      '“Copy fresh dashboard token” then mints for this account on this cluster. You can go back on the overview.',
  },
  lifetime: {
    label: 'Lifetime',
    other: 'Other',
    amount: 'Length of the lifetime',
    unit: 'Unit of the lifetime',
    units: { minutes: 'minutes', hours: 'hours', days: 'days' },
  },
  long: {
    title: (lifetime: string) => `A token for ${lifetime}?`,
    back: 'Back',
    mint: (lifetime: string) => `Mint it for ${lifetime}`,
    risk: (isRevocable: boolean) =>
      `Whoever gets hold of it can use it all that time, and nobody notices. ${
        isRevocable
          ? 'You can revoke it here as long as it is in the list of kept tokens.'
          : 'It is not revocable: it would end before only with its service account.'
      } A shorter one that is renewed is safer.`,
  },
  minted: {
    title: 'The token is minted',
    done: 'Done',
    copy: 'Copy token',
    facts: <Piece>(account: Piece, purpose: string, until: Piece): Pieces<Piece> => [
      'It stands for ',
      account,
      `, is for ${purpose}, and is valid until `,
      until,
      '.',
    ],
    grantedOtherwise: (granted: string, wanted: string) =>
      `The cluster granted ${granted}, not the ${wanted} that you asked for.`,
    trayAsBefore: 'The tray goes on copying tokens of the account that it had.',
    copyAgain:
      'You can copy it again from the list of tokens until it expires. Where the keyring cannot keep it, it is there only until Keyfob quits.',
  },
};

/** The dialog that mints a token. */
export const newTokenPhrases = spoken('newToken', english);
