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

/** A length of time in its two largest units, such as `42:10` (under an hour), `1 h 12 min` or `3 d 4 h`. */
export function formatDuration(milliseconds: number): string {
  const seconds = Math.max(0, Math.floor(milliseconds / 1000));
  const minutes = Math.floor(seconds / 60);
  const hours = Math.floor(minutes / 60);
  const days = Math.floor(hours / 24);
  if (hours === 0) return `${minutes}:${String(seconds % 60).padStart(2, '0')}`;
  return days === 0 ? `${hours} h ${minutes % 60} min` : `${days} d ${hours % 24} h`;
}
