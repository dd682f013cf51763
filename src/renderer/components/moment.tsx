import { formatExactTime, formatMoment } from '../../shared/words/text/format-time.ts';

/** A point in time, without its date while it is on the day of `now`, and exact on hover; epoch milliseconds. */
export function Moment({ at, now }: { readonly at: number; readonly now?: number }) {
  return (
    <time dateTime={new Date(at).toISOString()} title={formatExactTime(at)}>
      {formatMoment(at, now)}
    </time>
  );
}
