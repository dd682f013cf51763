import { spoken } from '../language/spoken.ts';

const english = {
  cancel: 'Cancel',
  close: 'Close',
};

/** The buttons that dialogs have in common. */
export const dialogPhrases = spoken('dialog', english);
