import type { Pieces } from '../language/pieces.ts';
import { spoken } from '../language/spoken.ts';

const english = {
  filter: 'Filter',
  /** In the empty field. */
  filterWithKey: 'Filter (Ctrl+F)',
  all: (total: number) => `${total} in all`,
  found: (count: number, total: number) => `${count} of ${total}`,
  /** The list could not be read since. */
  asOf: <Piece>(moment: Piece): Pieces<Piece> => ['as of ', moment],
  none: 'Nothing matches all of these words.',
  showAll: 'Clear the filter',
  pane: 'Details',
  close: 'Close details',
  closeWithKey: 'Close details (Esc)',
  back: 'Back to the list',
};

/** A list with its pane: the filter, and what is said around them. */
export const listPhrases = spoken('list', english);
