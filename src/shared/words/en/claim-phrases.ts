import { spoken } from '../language/spoken.ts';

const english = {
  table: {
    header: 'Header',
    claims: 'Claims',
    name: 'Name and meaning',
    value: 'Value',
    omitted: (count: number) => `${count} more claims are not shown.`,
  },
};

/** The header and the claims of a token. */
export const claimPhrases = spoken('claim', english);
