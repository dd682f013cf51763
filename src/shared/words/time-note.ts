import { timePhrases } from './en/time-phrases.ts';
import { formatMoment } from './text/format-time.ts';
import type { Sight } from '../contract/state/seen.ts';

/** The sentence that says of what time a fact is; empty while the newest look saw it. */
export function timeNote({ at, standing }: Omit<Sight, 'by'>, now?: number): string {
  switch (standing) {
    case 'now':
      return '';
    case 'then':
      return timePhrases().asOf(formatMoment(at, now));
    case 'past':
      return timePhrases().wasSo(formatMoment(at, now));
  }
}
