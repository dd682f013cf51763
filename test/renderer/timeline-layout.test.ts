import { afterEach, describe, expect, it } from 'vitest';
import type { Credential } from '../../src/shared/contract/state/credentials-state.ts';
import { german } from '../../src/shared/words/de/german.ts';
import { speak } from '../../src/shared/words/language/spoken.ts';
import { makeTimeAxis } from '../../src/renderer/views/overview/timeline/time-axis.ts';
import { layOutTimeline } from '../../src/renderer/views/overview/timeline/timeline-layout.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
const now = 1_800_000_000_000;

function credential(change: Partial<Credential>): Credential {
  return {
    id: 'id',
    kind: 'token',
    name: 'keyfob/dashboard',
    notBefore: now - 10 * minute,
    expiresAt: now + 50 * minute,
    ended: null,
    isAdministrator: null,
    seen: null,
    token: null,
    ...change,
  };
}

function barsOf(credentials: readonly Credential[], width = 900) {
  return layOutTimeline(credentials, width, now, 0.2).groups.flatMap(({ bars }) => bars);
}

afterEach(() => speak(null));

describe('the axis', () => {
  const axis = makeTimeAxis(100, 800);

  it('has now in one place, the past left of it and never at its right end', () => {
    expect([axis.x(0), axis.x(-0)]).toEqual([axis.nowX, axis.nowX]);
    expect([axis.x(-1000 * 365 * day), axis.x(1000 * 365 * day)]).toEqual([100, axis.neverX]);
  });

  it('gives each tenfold the same room, from the first ten minutes on', () => {
    const step = (from: number) => axis.x(from * 10) - axis.x(from);
    expect(step(hour) / step(10 * hour)).toBeCloseTo(1, 1);
    expect(step(10 * hour) / step(100 * hour)).toBeCloseTo(1, 1);
  });

  it.each([250, 400, 600, 1100])('keeps its marks apart at %i pixels', (width) => {
    const { ticks } = makeTimeAxis(0, width);
    const gaps = ticks.slice(1).map(({ x }, at) => x - ticks[at]!.x);
    expect(Math.min(...gaps)).toBeGreaterThan(18);
    expect(ticks.map(({ label }) => label)).toContain('1 h');
  });
});

describe('the bars', () => {
  it.each([592, 704, 1100])('leave the longest names of files whole where there are %i pixels', (width) => {
    const { axis, isStacked } = layOutTimeline([credential({})], width, now, 0.2);
    expect(isStacked ? axis.right - 80 : axis.left - 8).toBeGreaterThanOrEqual(265);
    expect(axis.right - axis.left).toBeGreaterThanOrEqual(300);
  });

  it('has more of a bar in the colour of soon when more is to be warned of', () => {
    const soonX = (share: number) =>
      layOutTimeline([credential({})], 900, now, share).groups[0]!.bars[0]!.soonX;
    expect(soonX(0.5)).toBeLessThan(soonX(0.2));
    expect(soonX(0.2)).toBeLessThan(soonX(0.1));
  });

  it('stand by kind, in the order of the list, each with its state', () => {
    const listed = [
      credential({ id: 'gone', expiresAt: now - hour }),
      credential({ id: 'soon', notBefore: now - 50 * minute, expiresAt: now + 10 * minute }),
      credential({ id: 'server', kind: 'certificate', expiresAt: now + 31 * day }),
      credential({ id: 'fine' }),
      credential({ id: 'front', kind: 'certificate', expiresAt: now + 30 * day }),
      credential({ id: 'admin', kind: 'admin-token', expiresAt: null }),
    ];
    const { groups } = layOutTimeline(listed, 900, now, 0.2);
    expect(
      groups.map(({ heading, bars }) => [heading, ...bars.map((bar) => [bar.credential.id, bar.state])]),
    ).toEqual([
      ['Tokens', ['gone', 'expired'], ['soon', 'soon'], ['fine', 'fine']],
      ['Certificates', ['server', 'fine'], ['front', 'soon']],
      ['Static tokens', ['admin', 'never']],
    ]);
  });

  it('end left of now when expired, right of it when not, and in the strip of never', () => {
    const [expired, valid, never] = barsOf([
      credential({ id: 'a', expiresAt: now - 1000 }),
      credential({ id: 'b', expiresAt: now + 1000 }),
      credential({ id: 'c', expiresAt: null }),
    ]);
    const { axis } = layOutTimeline([credential({})], 900, now, 0.2);
    expect(expired!.endX).toBeLessThan(axis.nowX);
    expect(valid!.endX).toBeGreaterThan(axis.nowX);
    expect(never!.endX).toBeGreaterThan(axis.neverX);
  });

  it('begin now when nobody knows since when they are valid, and never after now', () => {
    const { nowX } = layOutTimeline([credential({})], 900, now, 0.2).axis;
    const bars = barsOf([credential({ notBefore: null }), credential({ notBefore: now + hour })]);
    expect(bars.map(({ startX }) => startX)).toEqual([nowX, nowX]);
  });

  it.each([
    [12, 900],
    [60, 620],
    [60, 270],
    [200, 620],
  ])('have rows of their own: %i at %i pixels', (count, width) => {
    const listed = Array.from({ length: count }, (_, at) =>
      credential({ id: `t${at}`, kind: at % 3 === 0 ? 'certificate' : 'token' }),
    );
    const { rowHeight, height, groups } = layOutTimeline(listed, width, now, 0.2);
    const tops = groups.flatMap(({ bars }) => bars.map(({ y }) => y)).sort((a, b) => a - b);
    expect(tops).toHaveLength(count);
    expect(tops.slice(1).every((y, at) => y - tops[at]! >= rowHeight)).toBe(true);
    expect(height).toBeGreaterThanOrEqual(tops.at(-1)! + rowHeight);
    if (count <= 60) expect(height).toBeLessThanOrEqual(600);
  });

  it('have their heading beside them when there are many, however long it is', () => {
    const listed = Array.from({ length: 60 }, (_, at) => credential({ id: `t${at}`, kind: 'static-token' }));
    const left = () => layOutTimeline(listed, 900, now, 0.2).axis.left;
    const inEnglish = left();
    speak({ ...german });
    expect(left()).toBeGreaterThan(inEnglish);
    expect(left()).toBeGreaterThan('Statische Tokens (60)'.length * 6);
  });
});
