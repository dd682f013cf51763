import type { Phrases } from '../en/phrases.ts';

/** The same in German. */
export const claimInGerman: Phrases['claim'] = {
  table: {
    header: 'Header',
    claims: 'Claims',
    name: 'Name und Bedeutung',
    value: 'Wert',
    omitted: (count) =>
      count === 1
        ? '1 weiterer Claim wird nicht angezeigt.'
        : `${count} weitere Claims werden nicht angezeigt.`,
  },
};
