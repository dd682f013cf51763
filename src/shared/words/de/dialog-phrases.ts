import type { Phrases } from '../en/phrases.ts';

/** The same in German. */
export const dialogInGerman: Phrases['dialog'] = {
  cancel: 'Abbrechen',
  close: 'Schließen',
};
