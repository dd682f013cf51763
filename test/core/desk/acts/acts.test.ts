import { expect, it } from 'vitest';
import { Acts } from '../../../../src/main/core/desk/acts/acts.ts';

it('lets one request through for each act, for a second', () => {
  const acts = new Acts();
  expect(acts.take(0)).toBe(false);
  acts.note(0);
  expect(acts.take(1000)).toBe(true);
  expect(acts.take(1000)).toBe(false);
  acts.note(2000);
  expect(acts.take(3001)).toBe(false);
});

it('counts for a double click twice, each from its own moment', () => {
  const acts = new Acts();
  acts.note(0);
  acts.note(300);
  expect([acts.take(1100), acts.take(1100)]).toEqual([true, false]);
  acts.note(2000);
  acts.note(2300);
  expect([acts.take(2400), acts.take(2400), acts.take(2400)]).toEqual([true, true, false]);
});

it('lets no act serve a request that arrived before it and waited', () => {
  const acts = new Acts();
  acts.note(100);
  expect([acts.take(50), acts.take(100)]).toEqual([false, true]);
});

it('keeps no more acts than a person makes in a second', () => {
  const acts = new Acts();
  for (let count = 0; count < 1000; count++) acts.note(0);
  const taken = Array.from({ length: 1000 }, () => acts.take(0)).filter(Boolean);
  expect(taken.length).toBe(32);
});

it('forgets all when its page is gone', () => {
  const acts = new Acts();
  acts.note(0);
  acts.clear();
  expect(acts.take(0)).toBe(false);
});
