import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { figuresAreWorse, readFigures, toMarkdown, withFigures } from '../bench/figures.ts';
import { compare, measures } from '../bench/row.ts';

type Name = keyof typeof measures;

const readme = readFileSync(join(import.meta.dirname, '../../README.md'), 'utf8');

it('shows in README what is written down, row by row', async () => {
  expect(withFigures(readme, await toMarkdown(readFigures()))).toBe(readme);
});

it('has a figure of each row that the gate measures, and none of what is no measure any more', () => {
  const names = Object.keys(readFigures());
  expect(names).toEqual(Object.keys(measures).filter((name) => names.includes(name)));
  expect(names).toEqual(
    expect.arrayContaining(['click', 'windowStart', 'coldWindowStart', 'trayStart'] satisfies Name[]),
  );
});

it('tells of the goal that a measure has now', () => {
  for (const [name, { goal }] of Object.entries(readFigures()))
    expect(goal).toBe(measures[name as Name].goal);
});

it('lets pass what is at most 15 % worse than nine tenths of the rounds were', () => {
  const row = compare(measures.click, { ours: [11, 12, 13, 14, 15], against: [10, 10, 10, 10, 10] });
  expect(row).toMatchObject({ ratio: 1.3, p10: 1.14, p90: 1.46 });
  const figures = { click: row };
  expect(figuresAreWorse([{ ...row, ratio: 1.68 }], figures)).toEqual([]);
  expect(figuresAreWorse([{ ...row, ratio: 1.69 }], figures)).toEqual([
    'tray click → fresh token on the clipboard, minting / warm TokenRequest by node:https: 1.69, and at most 1.68 is let pass',
  ]);
});

it('lets nothing pass that was not measured, or has no figure', () => {
  const row = compare(measures.trayStart, { ours: [1], against: [1] });
  expect(figuresAreWorse([row], {})).toEqual([
    'spawn → tray item registered / bare tray app: no figure is written down',
  ]);
  const skipped = { measure: 'a measure', skipped: 'there is no API server' };
  expect(figuresAreWorse([skipped], {})).toEqual(['a measure: not measured, there is no API server']);
});
