import type { Pieces } from '../language/pieces.ts';
import { spoken } from '../language/spoken.ts';

const english = {
  title: 'Accounts',
  lead: 'Service accounts that Keyfob made on this cluster. A token may do what its account may do.',
  make: 'New token…',
  looking: 'Looking for accounts…',
  dated: <Piece>(seenAt: Piece): Pieces<Piece> => ['This is how it was seen ', seenAt, '.'],
  empty: {
    title: 'Keyfob has made no account on this cluster.',
    text: 'It makes one when you choose what dashboard tokens may do, and with New token when the token gets an account of its own. Accounts that others made are not listed here.',
    make: 'Make a first account…',
  },
  list: {
    name: 'Accounts that Keyfob made',
    account: 'Account',
    may: 'May',
    withoutRbac: 'Everything: RBAC is off',
    tokens: 'Kept tokens',
    made: 'Made',
  },
  choose: 'Choose an account to see what it may do.',
  ofTray: 'The tray copies its tokens',
  removed: 'Removed',
  removedAt: <Piece>(at: Piece): Pieces<Piece> => ['Removed ', at],
  unfinished: 'Its removal is not finished.',
  madeAt: <Piece>(at: Piece): Pieces<Piece> => ['Made ', at],
  /** What it may do, in a few words. */
  may: {
    'view-all': 'Look at everything except Secrets',
    'view-namespace': (namespace: string) => `Look at ${namespace}, except its Secrets`,
    'edit-namespace': (namespace: string) => `Change ${namespace}, its Secrets included`,
    dashboards: 'Look at everything except Secrets, and at nodes, volumes and usage',
    everything: 'Do everything',
    none: 'Nothing',
    role: (role: string) => role,
    roleIn: (role: string, namespace: string) => `${role} in ${namespace}`,
  },
  rights: {
    asking: 'Asking the API server…',
    escalation: 'Could a thief of its token keep access?',
    all: 'All rights, one by one',
    rbacOff:
      'RBAC is off on this cluster: its tokens may do everything, whatever rights it has. What is said here counts once RBAC is on.',
  },
  tokens: {
    title: 'Its tokens',
    asking: 'Looking for its tokens…',
    none: 'None of its tokens are kept here. Others may still have some: removing the account ends those, too.',
    saved: (total: number) => `${total === 1 ? '1 token is' : `${total} tokens are`} kept here:`,
    until: <Piece>(purpose: string, until: Piece): Pieces<Piece> => [`${purpose}, until `, until],
    more: (total: number) => `and ${total} more`,
    show: 'Show in Tokens',
    secrets: (total: number) =>
      `${total === 1 ? '1 Secret' : `${total} Secrets`} on the cluster that tokens of it are bound to`,
  },
  change: {
    open: 'Change rights…',
    title: (account: string) => `Change what ${account} may do?`,
    choice: 'It may',
    everything: {
      label: 'Do everything',
      description: 'Change and delete anything (ClusterRole cluster-admin)',
    },
    namespace: 'Namespace',
    effect:
      'This counts at once, for the tokens that it has, too. The bindings that Keyfob made for it are deleted, and made anew for the new rights.',
    action: 'Change rights',
  },
  remove: {
    open: 'Remove…',
    title: (account: string) => `Remove ${account}?`,
    effect:
      'All of its tokens end, wherever they are: the cluster refuses them at once, or within about 10 seconds where one was just used. Programs that log in with one lose access. This cannot be undone: an account that is made again under this name is another one.',
    deletes:
      'This deletes what Keyfob made for it: its bindings first, then the Secrets of its tokens, then the account, and the namespace keyfob if nothing else is in it.',
    saved: (total: number) =>
      `${total === 1 ? '1 kept token of it leaves' : `${total} kept tokens of it leave`} the keyring as soon as the cluster was seen to refuse ${total === 1 ? 'it' : 'them'}.`,
    ownOfTray:
      'The tray copies tokens of this account. After that it has none to copy: Keyfob makes the account anew only when you set up access again.',
    chosenForTray:
      'The tray copies tokens of this account. After that it has none to copy, until you choose another account for it.',
    action: 'Remove account',
  },
  run: {
    removing: (account: string) => `Removing ${account}`,
    changing: (account: string) => `Changing the rights of ${account}`,
    removed: <Piece>(account: string, at: Piece): Pieces<Piece> => [`${account} was removed `, at],
    changed: <Piece>(account: string, at: Piece): Pieces<Piece> => [
      `The rights of ${account} were changed `,
      at,
    ],
    failed: <Piece>(at: Piece): Pieces<Piece> => ['Not finished, stopped ', at],
    goOn: 'Go on',
    steps: {
      'take-rights': 'Take away its rights',
      'give-rights': 'Give it the new rights',
      secrets: 'Delete the Secrets of its tokens',
      account: 'Delete the account',
      refusal: 'Check that its tokens are refused',
      'saved-tokens': 'Delete its kept tokens',
      namespace: 'Delete the namespace, if it is empty',
    },
    status: {
      waiting: 'Not yet',
      doing: 'Under way',
      done: 'Done',
      failed: 'Failed',
    },
    /** What became of the objects of a step. */
    deleted: (names: string) => `Deleted: ${names}`,
    made: (names: string) => `Made: ${names}`,
    stillThere: (names: string) => `Still there: ${names}`,
    notMade: (names: string) => `Not made yet: ${names}`,
    nothing: 'There was nothing to do.',
    dropped: (total: number) =>
      `${total === 1 ? '1 token' : `${total} tokens`} left the keyring, after the cluster had refused ${total === 1 ? 'it' : 'them'}.`,
    refused: (length: string | null) =>
      length === null ? 'The cluster refused them at once.' : `The cluster refused them after ${length}.`,
    notes: {
      unproven: 'There was no token to ask about. Without its account the cluster accepts none.',
      'not-ours': 'The namespace stays: Keyfob did not make it.',
      shared: (names: string) => `The namespace stays: these accounts are in it, too: ${names}`,
      holds: (names: string) => `The namespace stays: it holds what Keyfob did not make: ${names}`,
      unseen: 'The namespace stays: the API server did not list everything in it.',
      ending: 'The cluster is deleting the namespace; that can take a while.',
    },
  },
};

/** The screen of the accounts that Keyfob made. */
export const ownAccountPhrases = spoken('ownAccount', english);
