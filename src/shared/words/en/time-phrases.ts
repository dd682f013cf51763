import { spoken } from '../language/spoken.ts';

const english = {
  /** How dates are written where the desktop has another language; a tag of BCP 47. */
  locale: 'en-GB',
  seconds: (count: number) => `${count} s`,
  minutes: (count: number) => `${count} min`,
  hours: (count: number) => `${count} h`,
  days: (count: number) => (count === 1 ? '1 day' : `${count} days`),
  years: (count: number) => (count === 1 ? '1 year' : `${count} years`),
  /** Two or more lengths as one, the longest first. */
  together: (lengths: readonly string[]) => lengths.join(' '),
  ahead: (length: string) => `in ${length}`,
  ago: (length: string) => `${length} ago`,
  /** Of what time a fact is that a newer look could not see. */
  asOf: (moment: string) => `As of ${moment}.`,
  wasSo: (moment: string) => `That was so ${moment}, and may be otherwise by now.`,
};

/** Points in time and lengths of time. */
export const timePhrases = spoken('time', english);
