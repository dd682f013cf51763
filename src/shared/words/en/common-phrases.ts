import { spoken } from '../language/spoken.ts';

const english = {
  copied: 'Copied',
  copyCommand: 'Copy command',
  putAway: 'Put away',
  clusterSays: 'The cluster says:',
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
    unread: (count: number) => `${count === 1 ? '1 place' : `${count} places`} could not be looked into`,
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
};

/** What several views say, or the window above all of them. */
export const commonPhrases = spoken('common', english);
