import type { Pieces } from '../language/pieces.ts';
import { spoken } from '../language/spoken.ts';

const english = {
  title: 'New token',
  mint: 'Mint token',
  makeAndMint: 'Create account and mint',
  ready: (account: string) => `For ${account}`,
  /** What is wrong with a field, below it. */
  missing: {
    otherName: (name: string) => `Choose another name: Keyfob keeps “${name}” for its own account.`,
    account: 'Choose an account from the list.',
    name: 'Give it a name of small letters, digits and hyphens.',
    purpose: 'Say what the token is for.',
    number: 'Give the lifetime as a number, such as 7 or 1.5.',
    longer: (least: string) => `The cluster grants no lifetime under ${least}.`,
    shorter: (most: string) => `The cluster grants no lifetime over ${most}.`,
    fewerAudiences: 'Name eight audiences at most.',
  },
  who: {
    title: 'Who',
    label: 'Service account',
    existing: 'An account of the cluster',
    new: 'A new one with few rights',
  },
  what: {
    title: 'What for',
    purpose: 'Purpose',
    purposeHelp: 'In your own words, so that you recognise it: “Headlamp on the tablet”.',
  },
  lifetime: {
    title: 'How long',
    label: 'Lifetime',
    other: 'Other',
    amount: 'Length of the lifetime',
    unit: 'Unit of the lifetime',
    units: { minutes: 'minutes', hours: 'hours', days: 'days' },
    ends: (moment: string) => `Ends ${moment}.`,
  },
  more: {
    title: 'More',
    audience: 'Audience',
    audienceHelp:
      'Leave it empty for the API server, dashboards and kubectl. Another program that checks tokens names its own.',
    revocable: 'Revocable',
    revocableHelp: 'The token is bound to an empty Secret: deleting the Secret revokes this token alone.',
    forTray: 'The tray copies tokens of this account from now on',
    forTrayHelp:
      '“Copy fresh dashboard token” then mints for this account on this cluster. You can go back on the overview.',
  },
  /** What the bearer may do, before there is one. */
  rights: {
    title: 'What it may do',
    chooseFirst: 'Choose an account to see what its token may do.',
    asking: 'Asking the API server…',
    unknown: 'Could not find out what it may do.',
    everything: 'It may do everything: a thief could keep that for good.',
    couldOutlast: (ways: readonly string[]) => `A thief could keep access with it: ${ways.join(', ')}.`,
    nothing: 'It may do nothing yet: the account has no rights.',
    endsWithIt: 'A thief has no known way to keep access.',
    incomplete: 'The API server did not list every rule: it may be allowed more.',
    all: 'All rights',
    presets: {
      'view-all': 'It can only look, and not at Secrets: a thief has no known way to keep access.',
      'view-namespace': 'It can only look, and not at Secrets: a thief has no known way to keep access.',
      'edit-namespace':
        'A thief could keep access with it: in that namespace it reads Secrets, runs pods and mints tokens.',
      dashboards: 'It can only look, and not at Secrets: a thief has no known way to keep access.',
    },
  },
  /** What comes to be in the cluster. */
  objects: {
    title: 'Made in the cluster',
    nothing: 'Nothing: the cluster keeps no copy of a token.',
    secretBeside: 'An empty Secret beside the account: the token is bound to it',
    secretIn: (namespace: string) => `An empty Secret in ${namespace}: the token is bound to it`,
    afterName: 'An account and its binding, listed here once it has a name',
  },
  drop: {
    title: 'Discard your entries?',
    keep: 'Keep editing',
    drop: 'Discard',
    text: 'No token was minted, and your entries will be lost.',
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
      'It identifies ',
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
