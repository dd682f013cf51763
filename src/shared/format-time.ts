/** A clock time such as `14:32`, with the weekday when it is not on the day of `now`; both epoch milliseconds. */
export function formatClockTime(at: number, now: number): string {
  const sameDay = new Date(at).toDateString() === new Date(now).toDateString();
  return new Intl.DateTimeFormat(undefined, {
    hour: '2-digit',
    minute: '2-digit',
    ...(sameDay ? {} : { weekday: 'short' }),
  }).format(at);
}

/** The exact date and time with the zone, such as `24 Nov 2026, 14:32:05 CET`; epoch milliseconds. */
export function formatExactTime(at: number): string {
  return new Intl.DateTimeFormat(undefined, {
    dateStyle: 'medium',
    timeStyle: 'long',
  }).format(at);
}

/** A date such as `24 Nov 2026`; epoch milliseconds. */
export function formatDate(at: number): string {
  return new Intl.DateTimeFormat(undefined, { dateStyle: 'medium' }).format(at);
}

const dayMs = 86_400_000;
const yearMs = 365.25 * dayMs;

/** A length of time in its largest unit, such as `42 min`, `5 h`, `24 days` or `9.9 years`; never more than there is. */
export function formatSpan(milliseconds: number): string {
  const count = (unit: number) => Math.floor(Math.max(0, milliseconds) / unit);
  if (milliseconds >= 2 * yearMs) {
    const years = Math.floor((milliseconds * 10) / yearMs) / 10;
    return `${years < 10 ? years : Math.floor(years)} years`;
  }
  if (milliseconds >= 2 * dayMs) return `${count(dayMs)} days`;
  if (milliseconds >= 2 * 3_600_000) return `${count(3_600_000)} h`;
  if (milliseconds >= 2 * 60_000) return `${count(60_000)} min`;
  return `${count(1000)} s`;
}

/** A length of time in its two largest units, such as `42:10` (under an hour), `1 h 12 min` or `3 d 4 h`. */
export function formatDuration(milliseconds: number): string {
  const seconds = Math.max(0, Math.floor(milliseconds / 1000));
  const minutes = Math.floor(seconds / 60);
  const hours = Math.floor(minutes / 60);
  const days = Math.floor(hours / 24);
  if (hours === 0) return `${minutes}:${String(seconds % 60).padStart(2, '0')}`;
  return days === 0 ? `${hours} h ${minutes % 60} min` : `${days} d ${hours % 24} h`;
}

/** The exact date and time in UTC, such as `24 Nov 2026, 13:32:05 UTC`; epoch milliseconds. */
export function formatUtcTime(at: number): string {
  return new Intl.DateTimeFormat(undefined, {
    dateStyle: 'medium',
    timeStyle: 'long',
    timeZone: 'UTC',
  }).format(at);
}

/** A point in time seen from now, such as `in 42 min` or `3 d 4 h ago`; both epoch milliseconds. */
export function formatRelative(at: number, now: number): string {
  const length = roughly(Math.abs(at - now));
  return at >= now ? `in ${length}` : `${length} ago`;
}

function roughly(milliseconds: number): string {
  const seconds = Math.floor(milliseconds / 1000);
  if (seconds < 60) return `${seconds} s`;
  if (seconds < 3600) return `${Math.floor(seconds / 60)} min`;
  const days = Math.floor(seconds / 86_400);
  return days < 365 ? formatDuration(milliseconds) : `${Math.floor(days / 365)} y ${days % 365} d`;
}

/** A lifetime in whole units as people say it, such as `10 min`, `1 h`, `24 h`, `36 h 30 min` or `90 d`; seconds. */
export function formatLifetime(seconds: number): string {
  const minutes = Math.round(seconds / 60);
  const hours = Math.floor(minutes / 60);
  if (hours === 0) return `${minutes} min`;
  if (minutes % 60 !== 0) return `${hours} h ${minutes % 60} min`;
  return hours > 48 && hours % 24 === 0 ? `${hours / 24} d` : `${hours} h`;
}
