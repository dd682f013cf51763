import { formatClockTime, formatExactTime } from '../../shared/format-time.ts';

/** A point in time as a clock time, with the exact date on hover and for screen readers; epoch milliseconds. */
export function Moment({ at, now }: { readonly at: number; readonly now: number }) {
  return (
    <time dateTime={new Date(at).toISOString()} title={formatExactTime(at)}>
      {formatClockTime(at, now)}
    </time>
  );
}
