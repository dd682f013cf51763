import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import {
  formatDate,
  formatDay,
  formatDuration,
  formatExactTime,
  formatLifetime,
  formatMoment,
  formatRelative,
} from '../../../../src/shared/words/text/format-time.ts';

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

/** Half of the smallest unit in which a length is said. */
function halfOfLast(length: number): number {
  if (length < 2 * minute) return second / 2;
  if (length < 2 * day) return minute / 2;
  if (length < 3 * day) return hour / 2;
  if (length < 2 * 365.25 * day) return day / 2;
  return (length < 10 * 365.25 * day ? 0.05 : 0.5) * 365.25 * day;
}

describe('a length of time', () => {
  it.each([
    [-second, '0 s'],
    [0, '0 s'],
    [499, '0 s'],
    [59_400, '59 s'],
    [59_999, '60 s'],
    [minute + second, '61 s'],
    [119_499, '119 s'],
    [119_500, '2 min'],
    [2 * minute + 29 * second, '2 min'],
    [2 * minute + 30 * second, '3 min'],
    [59 * minute + 29 * second, '59 min'],
    [59 * minute + 30 * second, '1 h'],
    [hour - second, '1 h'],
    [hour, '1 h'],
    [hour + 29 * second, '1 h'],
    [hour + 12 * minute, '1 h 12 min'],
    [2 * hour - 29 * second, '2 h'],
    [24 * hour, '24 h'],
    [36 * hour + 30 * minute, '36 h 30 min'],
    [48 * hour - 31 * second, '47 h 59 min'],
    [48 * hour - 30 * second, '2 days'],
    [2 * day + 4 * hour + 29 * minute, '2 days 4 h'],
    [2 * day + 4 * hour + 30 * minute, '2 days 5 h'],
    [3 * day - 31 * minute, '2 days 23 h'],
    [3 * day - 30 * minute, '3 days'],
    [3 * day + 4 * hour, '3 days'],
    [3 * day + 12 * hour, '4 days'],
    [7 * day - 1, '7 days'],
    [24 * day + 5 * hour, '24 days'],
    [365 * day, '365 days'],
    [730 * day, '730 days'],
    [2 * 365.25 * day, '2 years'],
    [3600 * day, '9.9 years'],
    [3650 * day, '10 years'],
    [7305 * day, '20 years'],
  ])('of %d ms is %s', (length, words) => {
    expect(formatDuration(length)).toBe(words);
  });

  it('is said as what is nearest to it, in one unit from three days on', () => {
    const units = { s: second, min: minute, h: hour, days: day, years: 365.25 * day };
    const anyLength = fc
      .constantFrom(minute, hour, day, 365 * day)
      .chain((unit) => fc.integer({ min: 0, max: 100 * unit }));
    fc.assert(
      fc.property(anyLength, (length) => {
        const said = [...formatDuration(length).matchAll(/([\d.]+) (s|min|h|days|years)/g)].map(
          ([, count, unit]) => ({ count: Number(count), unitMs: units[unit as keyof typeof units] }),
        );
        const total = said.reduce((sum, { count, unitMs }) => sum + count * unitMs, 0);
        expect(Math.abs(total - length)).toBeLessThanOrEqual(halfOfLast(length) + 1e-3);
        expect(said).toHaveLength(length >= 3 * day ? 1 : said.length);
      }),
    );
  });

  it('is told from now on, or since', () => {
    expect(formatRelative(42 * minute, 0)).toBe('in 42 min');
    expect(formatRelative(0, 2 * day + 4 * hour)).toBe('2 days 4 h ago');
  });
});

describe('a lifetime', () => {
  it.each([
    [0, '0 s'],
    [600, '10 min'],
    [3600, '1 h'],
    [3607, '1 h 7 s'],
    [86_400, '24 h'],
    [172_800, '2 days'],
    [336 * 3600, '14 days'],
    [348 * 3600, '14 days 12 h'],
    [3650 * 86_400 + 61, '3650 days 1 min 1 s'],
  ])('of %d s is %s', (seconds, words) => {
    expect(formatLifetime(seconds)).toBe(words);
  });

  it('is said to the second', () => {
    const units = { s: 1, min: 60, h: 3600, days: 86_400 };
    fc.assert(
      fc.property(fc.nat(4_000_000_000), (seconds) => {
        const said = [...formatLifetime(seconds).matchAll(/(\d+) (s|min|h|days)/g)];
        const total = said.reduce(
          (sum, [, count, unit]) => sum + Number(count) * units[unit as keyof typeof units],
          0,
        );
        expect(total).toBe(seconds);
      }),
    );
  });
});

describe('a day', () => {
  it('is said as other dates are, whatever the zone; what is no day stays as it is', () => {
    expect(formatDay('2026-11-24')).toBe(formatDate(new Date(2026, 10, 24, 12).getTime()));
    expect(formatDay('yesterday')).toBe('yesterday');
  });
});

describe('a point in time', () => {
  const zone = process.env.TZ;
  /** A desktop moves between two turns of the program. */
  const moveTo = async (tz: string | undefined) => {
    await Promise.resolve();
    if (tz === undefined) delete process.env.TZ;
    else process.env.TZ = tz;
  };
  afterEach(async () => {
    vi.restoreAllMocks();
    await moveTo(zone);
  });

  it('is a clock time on the same day, else a date and a clock time; never with seconds', () => {
    const noon = new Date(2026, 10, 24, 12, 5, 9).getTime();
    const clock = formatMoment(noon, noon + hour);
    expect(clock).toMatch(/^12:05(?:.PM)?$/);
    for (const other of [formatMoment(noon, noon + day), formatMoment(noon)]) {
      expect(other).toContain('2026');
      expect(other.endsWith(clock)).toBe(true);
    }
  });

  it('is said in the zone that the desktop has by then', async () => {
    const at = Date.UTC(2026, 10, 24, 13, 32, 5);
    await moveTo('Europe/Berlin');
    const said = formatExactTime(at);
    expect(said).toMatch(/\b(14|2):32:05/);
    await moveTo('Asia/Tokyo');
    expect(formatExactTime(at)).toMatch(/\b(22|10):32:05/);
    await moveTo('Europe/Berlin');
    expect(formatExactTime(at)).toBe(said);
  });

  it('is said in another zone that is like the one before for half of the year', async () => {
    await moveTo('America/Denver');
    expect(formatExactTime(Date.UTC(2026, 0, 15, 18))).toMatch(/\b11:00:00/);
    expect(formatExactTime(Date.UTC(2026, 6, 15, 18))).toMatch(/\b12:00:00/);
    await moveTo('America/Phoenix');
    expect(formatExactTime(Date.UTC(2026, 0, 15, 18))).toMatch(/\b11:00:00/);
    expect(formatExactTime(Date.UTC(2026, 6, 15, 18))).toMatch(/\b11:00:00/);
  });

  it('is said by what was made once for all of them', () => {
    const { DateTimeFormat } = Intl;
    const made = vi.spyOn(Intl, 'DateTimeFormat').mockImplementation(function (...how) {
      return new DateTimeFormat(...how);
    });
    for (let at = 0; at < 2000; at += 1) formatExactTime(Date.UTC(2026, 10, 24) + at * second);
    expect(made.mock.calls.length).toBeLessThan(5);
  });
});
