import { spoken } from '../language/spoken.ts';

const english = {
  find: 'Find the account',
  findHelp: 'Part of its namespace or name, such as “kube-system/”. The arrow keys choose, Enter takes.',
  list: 'Service accounts',
  ofEveryPod: 'used by every pod there',
  defaultIsPoor:
    '“default” is poor practice: every pod of its namespace that names no other account runs as it, so what this token may do, all of them may do, and nobody can tell them apart in the audit log.',
  found: {
    noneAtAll: 'This cluster has no service account yet.',
    all,
    none: (known: number, isComplete: boolean) => `None of ${all(known, isComplete)} has this in its name.`,
    some: (matches: number, known: number, isComplete: boolean) => `${matches} of ${all(known, isComplete)}`,
    first: (shown: number, matches: number, known: number, isComplete: boolean) =>
      `${shown} of ${matches} shown, of ${all(known, isComplete)}: type more of the name.`,
  },
};

function all(known: number, isComplete: boolean): string {
  return `${known} account${known === 1 ? '' : 's'}${isComplete ? '' : ' so far'}`;
}

/** The search for a service account. */
export const accountPhrases = spoken('account', english);
