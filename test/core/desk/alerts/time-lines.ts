import { credentialName } from '../../../../src/shared/words/credential-names.ts';
import type { Watched, WatchedKind } from '../../../../src/main/core/desk/alerts/alert-moments.ts';
import type { AlertEntry, AlertRules } from '../../../../src/main/core/desk/alerts/judge-alerts.ts';
import { judgeAlerts } from '../../../../src/main/core/desk/alerts/judge-alerts.ts';

/** Minutes, hours or days after noon of 25 November 2026 (UTC), such as `48m`, `-3h` or `40d`; or a date. */
export type When = string;

const start = Date.parse('2026-11-25T12:00:00Z');
const units = { m: 60_000, h: 3_600_000, d: 86_400_000 };

/** A time in epoch milliseconds. */
export function at(when: When): number {
  const offset = /^(-?[\d.]+)([mhd])$/.exec(when);
  return offset === null
    ? Date.parse(when)
    : start + Number(offset[1]) * units[offset[2] as keyof typeof units];
}

/** From `when` on these credentials are there. */
export type Step = readonly [when: When, ...credentials: readonly Watched[]];

/** Nobody looks between the two. */
export type Sleep = readonly [from: When, to: When];

/** What was told at one look: `name reason`, soonest end first. */
export type Told = readonly [when: When, ...what: readonly string[]];

/** One way how credentials come and go, and everything that is told of it. */
export interface TimeLine {
  readonly name: string;
  readonly steps: readonly Step[];
  readonly until: When;
  readonly told: readonly Told[];
  readonly asleep?: readonly Sleep[];
  readonly share?: number;
  readonly off?: readonly WatchedKind[];
}

const quiet = { renewsItself: false, forDashboards: false };

/** A token that is valid from one time for so long. */
export function token(name: string, from: When, lifetime: When, more: Partial<Watched> = {}): Watched {
  const notBefore = at(from);
  const expiresAt = notBefore + at(lifetime) - start;
  return { id: `${name} ${from}`, kind: 'token', name, notBefore, expiresAt, ...quiet, ...more };
}

/** A certificate that is valid from one time to another. */
export function certificate(name: string, from: When, to: When, id = name): Watched {
  return { id, kind: 'certificate', name, notBefore: at(from), expiresAt: at(to), ...quiet };
}

/** A static token of a file that was last changed then. */
export function staticToken(name: string, changed: When): Watched {
  return {
    id: name,
    kind: 'static-token',
    name,
    notBefore: at(changed),
    expiresAt: null,
    ...quiet,
  };
}

/** Looks at each step, when the engine says that something is due, and on waking; gives all that was told. */
export function follow({
  steps,
  until,
  asleep = [],
  share = 0.2,
  off = [],
}: TimeLine): [number, ...string[]][] {
  const rules: AlertRules = {
    kinds: {
      token: !off.includes('token'),
      certificate: !off.includes('certificate'),
      'static-token': !off.includes('static-token'),
    },
    tokenShare: share,
  };
  const sleeps = asleep.map(([from, to]) => [at(from), at(to)] as const);
  const awake = (time: number) =>
    sleeps.reduce((now, [from, to]) => (now >= from && now < to ? to : now), time);
  const told: [number, ...string[]][] = [];
  let entries: readonly AlertEntry[] = [];
  let now = awake(at(steps[0]![0]));
  while (now <= at(until)) {
    const here = steps
      .filter(([when]) => at(when) <= now)
      .at(-1)!
      .slice(1) as Watched[];
    // As in Keyfob: an expired token leaves the list.
    const valid = here.filter(({ kind, expiresAt }) => kind !== 'token' || (expiresAt ?? Infinity) > now);
    const look = judgeAlerts(entries, valid, now, rules);
    entries = look.entries;
    if (look.raised.length > 0)
      told.push([now, ...look.raised.map(({ name, reason }) => `${credentialName(name)} ${reason}`)]);
    const moments = [look.nextMoment ?? Infinity, ...steps.map(([when]) => at(when))];
    now = awake(Math.min(...moments.filter((moment) => moment > now)));
  }
  return told;
}
