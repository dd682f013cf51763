import { timePhrases } from '../en/time-phrases.ts';

/**
 * A point in time: `14:32` on the day of `now`, else, or without `now`, `24 Nov 2026, 14:32`; epoch milliseconds, as the
 * language that is spoken writes it.
 */
export function formatMoment(at: number, now?: number): string {
  const isToday = now !== undefined && isSameDay(at, now);
  return format(at, { timeStyle: 'short', ...(isToday ? {} : { dateStyle: 'medium' }) });
}

/** Whether two points in time are on one day where the user is; epoch milliseconds. */
export function isSameDay(at: number, other: number): boolean {
  return new Date(at).toDateString() === new Date(other).toDateString();
}

/** The exact date and time with the zone, such as `24 Nov 2026, 14:32:05 CET`; epoch milliseconds. */
export function formatExactTime(at: number): string {
  return format(at, { dateStyle: 'medium', timeStyle: 'long' });
}

/** The exact date and time in UTC, such as `24 Nov 2026, 13:32:05 UTC`; epoch milliseconds. */
export function formatUtcTime(at: number): string {
  return format(at, { dateStyle: 'medium', timeStyle: 'long', timeZone: 'UTC' });
}

/** A date such as `24 Nov 2026`, where a day says enough; epoch milliseconds. */
export function formatDate(at: number): string {
  return format(at, { dateStyle: 'medium' });
}

/** A date such as `24 Nov`, with its year where that is not the year of `now`; epoch milliseconds. */
export function formatShortDate(at: number, now: number): string {
  const isThisYear = new Date(at).getFullYear() === new Date(now).getFullYear();
  return format(at, { day: 'numeric', month: 'short', ...(isThisYear ? {} : { year: 'numeric' }) });
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
const manyDays = 3;

/**
 * A length of time such as `40 s`, `42 min`, `1 h 12 min`, `2 days 4 h`, `24 days` or `9.9 years`: what is nearest to it, in one
 * unit from three days on.
 */
export function formatDuration(milliseconds: number): string {
  const length = Math.max(0, milliseconds);
  const { seconds, minutes, hours, days, years } = timePhrases();
  const inSeconds = nearest(length, secondMs);
  if (inSeconds < 2 * minuteMs) return seconds(inSeconds / secondMs);
  const inMinutes = nearest(length, minuteMs);
  if (inMinutes < hourMs) return minutes(inMinutes / minuteMs);
  if (inMinutes < 2 * dayMs) return twoUnits(inMinutes, [hourMs, hours], [minuteMs, minutes]);
  const inHours = nearest(length, hourMs);
  if (inHours < manyDays * dayMs) return twoUnits(inHours, [dayMs, days], [hourMs, hours]);
  const inDays = nearest(length, dayMs);
  if (inDays < 2 * yearMs) return days(inDays / dayMs);
  const count = Math.round((length * 10) / yearMs) / 10;
  return years(count < 10 ? count : Math.round(length / yearMs));
}

/** A whole lifetime such as `1 h`, `14 days 12 h` or `1 h 7 s`, to the second: two that differ never read alike. */
export function formatLifetime(lifetimeSeconds: number): string {
  const { seconds, minutes, hours, days, together } = timePhrases();
  const count =
    lifetimeSeconds < (2 * dayMs) / secondMs ? 0 : Math.floor((lifetimeSeconds * secondMs) / dayMs);
  const rest = lifetimeSeconds - (count * dayMs) / secondMs;
  const parts = [
    [count, days],
    [Math.floor(rest / 3600), hours],
    [Math.floor((rest % 3600) / 60), minutes],
    [rest % 60, seconds],
  ] as const;
  const units = parts.filter(([count]) => count > 0).map(([count, unit]) => unit(count));
  return units.length === 0 ? seconds(0) : together(units);
}

/** A point in time seen from now, such as `in 42 min` or `3 days 4 h ago`; both epoch milliseconds. */
export function formatRelative(at: number, now: number): string {
  const length = formatDuration(Math.abs(at - now));
  return at >= now ? timePhrases().ahead(length) : timePhrases().ago(length);
}

function nearest(length: number, unitMs: number): number {
  return Math.round(length / unitMs) * unitMs;
}

type Unit = readonly [unitMs: number, phrase: (count: number) => string];

function twoUnits(length: number, [largeMs, large]: Unit, [smallMs, small]: Unit): string {
  const rest = (length % largeMs) / smallMs;
  const most = large(Math.floor(length / largeMs));
  return rest === 0 ? most : timePhrases().together([most, small(rest)]);
}

/** Making one takes as long as using it sixty times, and to free thousands of them stops a page for a tenth of a second. */
const made = new Map<string, Intl.DateTimeFormat>();

function format(at: number, options: Intl.DateTimeFormatOptions): string {
  const language = timePhrases().locale;
  // The zone of the desktop can change, and what was made in one goes on in it.
  const key = JSON.stringify([language, desktop().timeZone, options]);
  const format = made.get(key) ?? new Intl.DateTimeFormat(localeFor(language), options);
  made.set(key, format);
  return format.format(at);
}

let asked: Intl.ResolvedDateTimeFormatOptions | null = null;

/** How the desktop writes dates, and in which zone it is. Finding that out makes one, too: all that is said in one go asks once. */
function desktop(): Intl.ResolvedDateTimeFormatOptions {
  if (asked === null) {
    asked = new Intl.DateTimeFormat().resolvedOptions();
    void Promise.resolve().then(() => (asked = null));
  }
  return asked;
}

/** As the desktop writes dates, where it has the language that is spoken. */
function localeFor(language: string): string {
  const { locale } = desktop();
  return languageIn(locale) === languageIn(language) ? locale : language;
}

function languageIn(locale: string): string {
  return new Intl.Locale(locale).language;
}
