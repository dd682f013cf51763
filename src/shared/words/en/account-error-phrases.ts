import { spoken } from '../language/spoken.ts';

const english = {
  busy: {
    message: (account: string) =>
      `The account ${account} is being changed or removed right now. Nothing else was done.`,
    remedy: 'Wait until that is over, then try again.',
  },
  notThere: {
    message: (account: string) =>
      `The account ${account} that you saw is not on this cluster any more: it was deleted, and perhaps made again. Nothing was changed.`,
    remedy: 'Look at the list of accounts again.',
  },
  bindingShared: {
    message: (kind: string, name: string, account: string) =>
      `The ${kind} “${name}” gives its role to others than ${account}, too. Keyfob did not make it so, and left it as it is.`,
    remedy: 'Take the others out of it with kubectl, then go on.',
  },
  stillAccepted: {
    message: (account: string, length: string) =>
      `The API server still accepted a token of ${account} after ${length}. Its kept tokens stay in the keyring until it was seen to refuse them.`,
    remedy: 'Go on: that asks again.',
  },
};

/** Failures of what is done with an account as a whole. */
export const accountErrorPhrases = spoken('accountError', english);
