import { scaleSymlog } from 'd3-scale';
import { timelinePhrases } from '../../../../shared/words/en/timeline-phrases.ts';

/** A mark on the axis: where, and what it says. */
export interface Tick {
  readonly x: number;
  readonly label: string;
}

/** Places moments on a line: past, now and future, then a strip for what never ends; pixels. */
export interface TimeAxis {
  readonly left: number;
  readonly nowX: number;
  /** Where the strip of what never ends begins. */
  readonly neverX: number;
  readonly right: number;
  readonly ticks: readonly Tick[];
  /** The place of a moment that is `offset` milliseconds from now, negative for the past. */
  x(offset: number): number;
}

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
const year = 365.25 * day;
const horizon = 20 * year;
const pastShare = 0.22;
const neverWidth = 56;
const leastTickGap = 10;
const characterWidth = 6.2;

/** From the most to the least wanted: those that fit are shown. */
const futureTicks = [
  [hour, 'hour'],
  [year, 'year'],
  [day, 'day'],
  [30 * day, 'month'],
  [10 * year, 'tenYears'],
  [10 * minute, 'tenMinutes'],
  [7 * day, 'week'],
] as const;
const pastTicks = [
  [day, 'day'],
  [year, 'year'],
  [hour, 'hour'],
] as const;

/** A logarithmic axis on both sides of now, linear in the first minute; it always reaches 20 years, so that two pictures compare. */
export function makeTimeAxis(left: number, right: number): TimeAxis {
  const neverX = right - neverWidth;
  const nowX = left + (neverX - left) * pastShare;
  const future = scaleSymlog([0, horizon], [nowX, neverX]).constant(minute).clamp(true);
  const past = scaleSymlog([0, horizon], [nowX, left]).constant(minute).clamp(true);
  const x = (offset: number) => (offset < 0 ? past(-offset) : future(offset));
  const say = timelinePhrases().axis;
  const ticks: Tick[] = [];
  const taken: { from: number; to: number }[] = [box(nowX, say.now)];
  const offer = (offset: number, label: string) => {
    const tick = { x: x(offset), label };
    const { from, to } = box(tick.x, label);
    if (from < left || to > neverX || taken.some((other) => from < other.to && to > other.from)) return;
    taken.push({ from, to });
    ticks.push(tick);
  };
  for (const [offset, name] of futureTicks) offer(offset, say[name]);
  for (const [offset, name] of pastTicks) offer(-offset, say[name]);
  ticks.sort((a, b) => a.x - b.x);
  return { left, nowX, neverX, right, ticks, x };
}

function box(x: number, label: string): { from: number; to: number } {
  const half = (label.length * characterWidth) / 2 + leastTickGap / 2;
  return { from: x - half, to: x + half };
}
