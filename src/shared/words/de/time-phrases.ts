import type { Phrases } from '../en/phrases.ts';

/** The same in German; lengths stand after “vor” and “in”, and so in the dative. */
export const timeInGerman: Phrases['time'] = {
  locale: 'de-DE',
  seconds: (count) => `${count} s`,
  minutes: (count) => `${count} min`,
  hours: (count) => `${count} h`,
  days: (count) => (count === 1 ? '1 Tag' : `${count} Tage`),
  years: (count) => (count === 1 ? '1 Jahr' : `${String(count).replace('.', ',')} Jahre`),
  together: (lengths) => lengths.join(' '),
  ahead: (length) => `in ${dative(length)}`,
  ago: (length) => `vor ${dative(length)}`,
  asOf: (moment) => `Stand: ${moment}.`,
  wasSo: (moment) => `Stand: ${moment}; inzwischen kann es anders sein.`,
};

function dative(length: string): string {
  return length.replace(/Tage\b/, 'Tagen').replace(/Jahre\b/, 'Jahren');
}
