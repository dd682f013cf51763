/**
 * A point in time: `14:32` on the day of `now`, else, or without `now`, `24 Nov 2026, 14:32`; epoch milliseconds, as the
 * user's language writes it.
 */
export function formatMoment(at: number, now?: number): string {
  const isToday = now !== undefined && isSameDay(at, now);
  return new Intl.DateTimeFormat(undefined, {
    timeStyle: 'short',
    ...(isToday ? {} : { dateStyle: 'medium' }),
  }).format(at);
}

/** Whether two points in time are on one day where the user is; epoch milliseconds. */
export function isSameDay(at: number, other: number): boolean {
  return new Date(at).toDateString() === new Date(other).toDateString();
}

/** The exact date and time with the zone, such as `24 Nov 2026, 14:32:05 CET`; epoch milliseconds. */
export function formatExactTime(at: number): string {
  return new Intl.DateTimeFormat(undefined, {
    dateStyle: 'medium',
    timeStyle: 'long',
  }).format(at);
}

/** The exact date and time in UTC, such as `24 Nov 2026, 13:32:05 UTC`; epoch milliseconds. */
export function formatUtcTime(at: number): string {
  return new Intl.DateTimeFormat(undefined, {
    dateStyle: 'medium',
    timeStyle: 'long',
    timeZone: 'UTC',
  }).format(at);
}

/** A date such as `24 Nov 2026`, where a day says enough; epoch milliseconds. */
export function formatDate(at: number): string {
  return new Intl.DateTimeFormat(undefined, { dateStyle: 'medium' }).format(at);
}

/** A date such as `24 Nov`, with its year where that is not the year of `now`; epoch milliseconds. */
export function formatShortDate(at: number, now: number): string {
  const isThisYear = new Date(at).getFullYear() === new Date(now).getFullYear();
  return new Intl.DateTimeFormat(undefined, {
    day: 'numeric',
    month: 'short',
    ...(isThisYear ? {} : { year: 'numeric' }),
  }).format(at);
}

/** A day as the API server writes it, `2026-11-24`, in the same words; any other text as it is. */
export function formatDay(day: string): string {
  const [, year, month, date] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(day) ?? [];
  return year === undefined
    ? day
    : formatDate(new Date(Number(year), Number(month) - 1, Number(date)).getTime());
}

const secondMs = 1000;
const minuteMs = 60 * secondMs;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;
const yearMs = 365.25 * dayMs;
/** From here on hours say nothing any more. */
const manyDays = 14;

/** A length of time such as `40 s`, `42 min`, `1 h 12 min`, `3 days 4 h`, `24 days` or `9.9 years`; never more than there is. */
export function formatDuration(milliseconds: number): string {
  const length = Math.max(0, milliseconds);
  if (length < 2 * minuteMs) return `${Math.floor(length / secondMs)} s`;
  if (length < hourMs) return `${Math.floor(length / minuteMs)} min`;
  if (length < 2 * dayMs) return twoUnits(length, hourMs, 'h', minuteMs, 'min');
  if (length < manyDays * dayMs) return twoUnits(length, dayMs, 'days', hourMs, 'h');
  if (length < 2 * yearMs) return `${Math.floor(length / dayMs)} days`;
  const years = Math.floor((length * 10) / yearMs) / 10;
  return `${years < 10 ? years : Math.floor(years)} years`;
}

/** A whole lifetime such as `1 h`, `14 days 12 h` or `1 h 7 s`, to the second: two that differ never read alike. */
export function formatLifetime(seconds: number): string {
  const days = seconds < (2 * dayMs) / secondMs ? 0 : Math.floor((seconds * secondMs) / dayMs);
  const rest = seconds - (days * dayMs) / secondMs;
  const parts = [
    { count: days, unit: 'days' },
    { count: Math.floor(rest / 3600), unit: 'h' },
    { count: Math.floor((rest % 3600) / 60), unit: 'min' },
    { count: rest % 60, unit: 's' },
  ].filter(({ count }) => count > 0);
  return parts.length === 0 ? '0 s' : parts.map(({ count, unit }) => `${count} ${unit}`).join(' ');
}

/** A point in time seen from now, such as `in 42 min` or `3 days 4 h ago`; both epoch milliseconds. */
export function formatRelative(at: number, now: number): string {
  const length = formatDuration(Math.abs(at - now));
  return at >= now ? `in ${length}` : `${length} ago`;
}

function twoUnits(length: number, largeMs: number, large: string, smallMs: number, small: string): string {
  const rest = Math.floor((length % largeMs) / smallMs);
  return `${Math.floor(length / largeMs)} ${large}${rest === 0 ? '' : ` ${rest} ${small}`}`;
}
