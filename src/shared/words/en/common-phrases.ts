import { spoken } from '../language/spoken.ts';

const english = {
  copied: 'Copied',
  copyCommand: 'Copy command',
  /** Above what is offered for a terminal. */
  inDemo: 'In the demo there is nothing to run this on: it is for your own cluster.',
  /** What the keys that copy it say there. */
  copiedInDemo: 'Copied. In the demo there is nothing to run this on: it is for your own cluster.',
  putAway: 'Put away',
  lookAgain: 'Look again',
  clusterSays: 'The cluster says:',
  /** What stands around an error: its name for who cannot see it, and its button. */
  problem: {
    label: 'Problem',
    action: {
      retry: 'Try again',
      'choose-snap-data': 'Choose folder…',
      'unlock-keyring': 'Unlock keyring',
      'create-keyring': 'Create keyring…',
      'set-up-access': 'Set up access…',
      'open-window': 'Copy here',
      'confirm-authority': 'Confirm this CA…',
    },
  },
  pager: {
    name: (what: string) => `Pages of ${what}`,
    back: 'Back',
    next: 'Next',
    shown: (first: number, last: number, total: number, what: string) =>
      `${first} to ${last} of ${total} ${what}`,
  },
  lifetimes: {
    expires: 'Expires',
    state: 'State',
    never: 'Never',
    left: (length: string) => `${length} left`,
    /** Below the length that is left. */
    leftBelow: 'left',
  },
  places: {
    looked: (count: number) => `Looked into ${count === 1 ? '1 place' : `${count} places`}`,
    unread: (count: number) => `${count === 1 ? '1 place' : `${count} places`} could not be read`,
    unfollowed: (count: number) =>
      `${count === 1 ? '1 line names' : `${count} lines name`} kubeconfigs in a way that cannot be followed from here`,
    line: (file: string, line: number) => `${file}, line ${line}`,
  },
  login: {
    why: 'Keyfob warns only while it runs.',
    question: 'Start it when you log in, in the tray only?',
    start: 'Start at login',
    no: 'No',
  },
  /** Names, and how many more there are. */
  names: (names: readonly string[], more: number) =>
    more === 0 ? names.join(', ') : `${names.join(', ')} and ${more} more`,
  kilobytes: (count: number) => `${count} kB`,
  megabytes: (count: number) => `${count} MB`,
  joinTokens: {
    worksOnce: (total: number) => `${total === 1 ? 'It' : 'Each'} works once, at any time.`,
    worksForMany: (total: number) => `${total === 1 ? 'It' : 'Each'} works for any number of machines.`,
    someWorkForMany: (reusable: number) =>
      `${reusable === 1 ? 'One of them works' : `${reusable} of them work`} for any number of machines.`,
  },
};

/** What several views and sentences share. */
export const commonPhrases = spoken('common', english);
