import type { WhyLeft } from '../contract/state/why-left.ts';

/** What is said about a token that may still be on the clipboard. */
export interface LeftWords {
  readonly message: string;
  readonly remedy: string;
}

/** The words for each reason. */
export const leftWords: Readonly<Record<WhyLeft, LeftWords>> = {
  'needs-window': {
    message: 'A token may still be on the clipboard: only a focused window of Keyfob can take it away here.',
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
};
