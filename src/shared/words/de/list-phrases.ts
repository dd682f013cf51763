import type { Phrases } from '../en/phrases.ts';

/** The same in German. */
export const listInGerman: Phrases['list'] = {
  filter: 'Filtern',
  filterWithKey: 'Filtern (Strg+F)',
  all: (total) => `${total} insgesamt`,
  found: (count, total) => `${count} von ${total}`,
  asOf: (moment) => ['Stand ', moment],
  none: 'Kein Eintrag enthält alle diese Wörter.',
  showAll: 'Filter leeren',
  pane: 'Einzelheiten',
  close: 'Einzelheiten schließen',
  closeWithKey: 'Einzelheiten schließen (Esc)',
  back: 'Zurück zur Liste',
};
