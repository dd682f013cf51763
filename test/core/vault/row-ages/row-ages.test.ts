import { describe, expect, it } from 'vitest';
import { seeRows, type RowAge } from '../../../../src/main/core/vault/row-ages/row-ages.ts';

const dayMs = 86_400_000;
const begun = Date.UTC(2024, 5);
const day = (days: number) => begun + days * dayMs;

/** What is known after each look: its rows, when the file was changed last, and what the clock said. */
function afterLooks(...looks: readonly (readonly [string, number, number])[]): readonly RowAge[] {
  return looks.reduce<readonly RowAge[]>(
    (known, [rows, changedAt, now]) => seeRows(known, rows.split(' '), { changedAt, now }),
    [],
  );
}

/** Since when each row of the file is known. */
function ages(...looks: readonly (readonly [string, number, number])[]): Record<string, number> {
  const present = afterLooks(...looks).filter(({ goneSince }) => goneSince === null);
  return Object.fromEntries(present.map(({ mark, knownSince }) => [mark, knownSince]));
}

describe('a row of the token file', () => {
  it('is at first as old as its file', () => {
    expect(ages(['admin proxy', day(0), day(500)])).toEqual({ admin: day(0), proxy: day(0) });
  });

  it('keeps its age when another one changes', () => {
    expect(ages(['old proxy', day(0), day(500)], ['new proxy', day(501), day(501)])).toEqual({
      new: day(501),
      proxy: day(0),
    });
  });

  it('has its age again after an undo, also one that nobody saw for a year', () => {
    const rotated = [
      ['old proxy', day(0), day(500)],
      ['new proxy', day(501), day(501)],
    ] as const;
    expect(ages(...rotated, ['old proxy', day(502), day(502)])).toEqual({ old: day(0), proxy: day(0) });
    expect(ages(...rotated, ['old proxy', day(880), day(880)])).toMatchObject({ old: day(0) });
  });

  it('is forgotten 400 days after it went', () => {
    const looks = [
      ['old', day(0), day(0)],
      ['new', day(1), day(1)],
      ['new', day(1), day(401)],
    ] as const;
    expect(afterLooks(...looks).map(({ mark }) => mark)).toEqual(['new']);
    expect(ages(...looks, ['old', day(402), day(402)])).toEqual({ old: day(402) });
  });

  it('is as old as a file that turns out to be older', () => {
    expect(ages(['admin', day(9), day(9)], ['admin', day(0), day(10)])).toEqual({ admin: day(0) });
  });
});

describe('a clock that is wrong', () => {
  const year = 365;

  it('makes nothing older for ever: it was behind when a row was first seen', () => {
    const looks = [['admin', day(0), day(-300)]] as const;
    expect(ages(...looks)).toEqual({ admin: day(-300) });
    expect(ages(...looks, ['admin', day(0), day(1)])).toEqual({ admin: day(0) });
  });

  it('makes nothing younger for ever: it was ahead when file and row were new', () => {
    const looks = [['admin', day(9 * year), day(9 * year)]] as const;
    expect(ages(...looks, ['admin', day(9 * year), day(1)])).toEqual({ admin: day(1) });
    expect(ages(...looks, ['admin', day(9 * year), day(1)], ['admin', day(2), day(year)])).toEqual({
      admin: day(1),
    });
  });

  it('changes nothing that it only passed by', () => {
    const known = [['admin', day(0), day(10)]] as const;
    expect(ages(...known, ['admin', day(0), 0], ['admin', day(0), day(11)])).toEqual({ admin: day(0) });
    expect(ages(...known, ['admin', day(0), day(-90)], ['admin', day(0), day(11)])).toEqual({
      admin: day(0),
    });
    expect(ages(...known, ['admin', day(0), day(9 * year)], ['admin', day(0), day(11)])).toEqual({
      admin: day(0),
    });
  });

  it('is not believed where it was never set', () => {
    expect(afterLooks(['admin', day(0), 0])).toEqual([]);
    expect(ages(['admin', 0, day(3)], ['admin', 0, day(4)])).toEqual({ admin: day(3) });
  });
});

it('keeps a thousand rows, and the 200 that went last', () => {
  const rows = (name: string) => Array.from({ length: 1_500 }, (_, at) => `${name}${at}`).join(' ');
  const known = afterLooks([rows('a'), day(0), day(0)], [rows('b'), day(1), day(1)], ['c', day(2), day(2)]);
  expect(known.map(({ mark }) => mark.charAt(0)).join('')).toBe(`c${'b'.repeat(200)}`);
});
