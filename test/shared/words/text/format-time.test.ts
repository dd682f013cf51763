import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  formatDate,
  formatDay,
  formatDuration,
  formatLifetime,
  formatMoment,
  formatRelative,
} from '../../../../src/shared/words/text/format-time.ts';

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

describe('a length of time', () => {
  it.each([
    [-second, '0 s'],
    [0, '0 s'],
    [59_999, '59 s'],
    [minute, '60 s'],
    [minute + second, '61 s'],
    [2 * minute, '2 min'],
    [hour - 1, '59 min'],
    [hour, '1 h'],
    [hour + 12 * minute, '1 h 12 min'],
    [24 * hour, '24 h'],
    [36 * hour + 30 * minute, '36 h 30 min'],
    [2 * day, '2 days'],
    [3 * day + 4 * hour, '3 days 4 h'],
    [7 * day, '7 days'],
    [24 * day + 5 * hour, '24 days'],
    [365 * day, '365 days'],
    [3650 * day, '9.9 years'],
    [7305 * day, '20 years'],
  ])('of %d ms is %s', (length, words) => {
    expect(formatDuration(length)).toBe(words);
  });

  it('is never said to be more than it is', () => {
    const units = { s: second, min: minute, h: hour, days: day, years: 365.25 * day };
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 100 * 365 * day }), (length) => {
        const said = [...formatDuration(length).matchAll(/([\d.]+) (s|min|h|days|years)/g)];
        const total = said.reduce(
          (sum, [, count, unit]) => sum + Number(count) * units[unit as keyof typeof units],
          0,
        );
        expect(total).toBeLessThanOrEqual(length);
      }),
    );
  });

  it('is told from now on, or since', () => {
    expect(formatRelative(42 * minute, 0)).toBe('in 42 min');
    expect(formatRelative(0, 3 * day + 4 * hour)).toBe('3 days 4 h ago');
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
  const noon = new Date(2026, 10, 24, 12, 5, 9).getTime();

  it('is a clock time on the same day, else a date and a clock time; never with seconds', () => {
    const clock = formatMoment(noon, noon + hour);
    expect(clock).toMatch(/^12:05(?:.PM)?$/);
    for (const other of [formatMoment(noon, noon + day), formatMoment(noon)]) {
      expect(other).toContain('2026');
      expect(other.endsWith(clock)).toBe(true);
    }
  });
});
