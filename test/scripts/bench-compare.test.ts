import { expect, it } from 'vitest';
import { compareRevisions, judge, toComparison } from '../bench/compare.ts';
import { compare, measures, type Row } from '../bench/row.ts';

it.each([
  [[1, 1.1, 1.2, 1.1, 1.1], [1.3, 1.25, 1.2, 1.2, 1.2], 'no difference'],
  [[1, 1.1, 1.2, 1.1, 1.1], [1.4, 1.4, 1.4, 1.4, 1.4], 'better'],
  [[1.4, 1.4, 1.4, 1.4, 1.4], [1, 1.1, 1.2, 1.1, 1.1], 'worse'],
  [[1, 1, 1, 1, 1], [1, 1, 1, 1, 1], 'no difference'],
  [[1, 1, 1, 1, 9], [2, 2, 2, 2, 2], 'no difference'],
] as const)('judges %j against %j as %s', (ours, theirs, verdict) => {
  expect(judge(ours, theirs)).toBe(verdict);
});

it('measures both in turn, five times, and leaves out what it cannot measure in one of them', async () => {
  const asked: string[] = [];
  const measure = (part: string, keyfob: string): Promise<Row[]> => {
    asked.push(`${part} ${keyfob}`);
    if (part === 'new' && keyfob === '/theirs') throw new Error('there is no such request');
    const ratio = keyfob === '/ours' ? 2 : 1;
    return Promise.resolve([{ ...compare(measures.click, { ours: [ratio], against: [1] }), measure: part }]);
  };
  const results = await compareRevisions(
    ['old', 'new'],
    { ours: '/ours', theirs: '/theirs' },
    measure,
    () => undefined,
  );
  expect(results).toEqual([
    { measure: 'old', ours: [2, 2, 2, 2, 2], theirs: [1, 1, 1, 1, 1], verdict: 'worse' },
    { part: 'new', side: 'theirs', reason: 'there is no such request' },
  ]);
  expect(asked.slice(0, 4)).toEqual(['old /ours', 'old /theirs', 'old /theirs', 'old /ours']);
  expect(asked).toHaveLength(12);
  const text = toComparison(results, 'v1');
  expect(text).toContain('v1: there is no such request');
  expect(text).toContain('A row differs when the medians');
});
