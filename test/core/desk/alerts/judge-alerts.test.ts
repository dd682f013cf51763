import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Watched } from '../../../../src/main/core/desk/alerts/alert-moments.ts';
import { judgeAlerts, type AlertRules } from '../../../../src/main/core/desk/alerts/judge-alerts.ts';
import { credentialName } from '../../../../src/shared/words/credential-names.ts';
import { growth, mostOfHundredfold } from '../../../growth.ts';
import { at, certificate, follow, staticToken, token, type TimeLine } from './time-lines.ts';

const day = '1d';
const hour = token('web', '0m', '1h');
const short = token('web', '0m', '10m');
const renewed = token('web', '30m', '1h');
const yearly = certificate('server.crt', '-300d', '65d');
const ofItself = { renewsItself: true };
const beyond = (name: string): Watched => ({ ...token(name, '0m', '1h'), expiresAt: 2 ** 53 * 1000 });

const timeLines: readonly TimeLine[] = [
  // Tokens: once, at a fifth of the lifetime.
  { name: '1 h token', steps: [['0m', hour]], until: day, told: [['48m', 'web expires']] },
  { name: '10 min token', steps: [['0m', short]], until: day, told: [['8m', 'web expires']] },
  {
    name: '20 min token: a fifth, not 5 min',
    steps: [['0m', token('web', '0m', '20m')]],
    until: day,
    told: [['16m', 'web expires']],
  },
  {
    name: '25 min token: a fifth is 5 min',
    steps: [['0m', token('web', '0m', '25m')]],
    until: day,
    told: [['20m', 'web expires']],
  },
  {
    name: '26 min token',
    steps: [['0m', token('web', '0m', '26m')]],
    until: day,
    told: [['20.8m', 'web expires']],
  },
  {
    name: '8 h token',
    steps: [['0m', token('web', '0m', '8h')]],
    until: day,
    told: [['384m', 'web expires']],
  },
  {
    name: '24 h token',
    steps: [['0m', token('web', '0m', '24h')]],
    until: '2d',
    told: [['1152m', 'web expires']],
  },
  {
    name: '1 year token',
    steps: [['0m', token('web', '0m', '365d')]],
    until: '400d',
    told: [['292d', 'web expires']],
  },
  {
    name: 'a longer warning',
    steps: [['0m', hour]],
    until: day,
    share: 0.5,
    told: [['30m', 'web expires']],
  },
  {
    name: 'a warning that is due at once',
    steps: [['1m', hour]],
    until: day,
    share: 0.99,
    told: [['1m', 'web expires']],
  },
  { name: 'no token', steps: [['0m']], until: day, told: [] },
  { name: 'a token forgotten before its warning', steps: [['0m', hour], ['20m']], until: day, told: [] },
  {
    name: 'a token forgotten after its warning',
    steps: [['0m', hour], ['50m']],
    until: day,
    told: [['48m', 'web expires']],
  },
  {
    name: 'a token not valid yet',
    steps: [['0m', token('web', '2h', '1h')]],
    until: day,
    told: [['168m', 'web expires']],
  },
  {
    name: 'two tokens of different purposes',
    steps: [['0m', hour, token('ci', '0m', '2h')]],
    until: day,
    told: [
      ['48m', 'web expires'],
      ['96m', 'ci expires'],
    ],
  },
  {
    name: 'two tokens due in the same moment are told together',
    steps: [['0m', hour, token('ci', '0m', '1h')]],
    until: day,
    told: [['48m', 'ci expires', 'web expires']],
  },
  {
    name: 'a token of unknown issue: 5 min before',
    steps: [['0m', { ...hour, notBefore: null }]],
    until: day,
    told: [['55m', 'web expires']],
  },

  // Renewal: never right after it, and the older one no more.
  {
    name: 'renewed before its warning',
    steps: [
      ['0m', hour],
      ['30m', hour, renewed],
    ],
    until: day,
    told: [['78m', 'web expires']],
  },
  {
    name: 'renewed after its warning',
    steps: [
      ['0m', hour],
      ['50m', hour, token('web', '50m', '1h')],
    ],
    until: day,
    told: [
      ['48m', 'web expires'],
      ['98m', 'web expires'],
    ],
  },
  {
    name: 'renewed, and the new one forgotten before the warning of the old',
    steps: [
      ['0m', hour],
      ['30m', hour, renewed],
      ['40m', hour],
    ],
    until: day,
    told: [['48m', 'web expires']],
  },
  {
    name: 'renewed after its warning, and the new one forgotten: not told twice',
    steps: [
      ['0m', hour],
      ['50m', hour, token('web', '50m', '1h')],
      ['52m', hour],
    ],
    until: day,
    told: [['48m', 'web expires']],
  },
  {
    name: 'renewed by a token that lives so short that it is due at once',
    steps: [
      ['0m', hour],
      ['59m', hour, token('web', '58m', '5m')],
    ],
    until: day,
    share: 0.9,
    told: [['6m', 'web expires']],
  },
  {
    name: 'the older one expires unseen while the newer lives',
    steps: [
      ['0m', hour],
      ['30m', hour, token('web', '30m', '8h')],
    ],
    asleep: [['35m', '70m']],
    until: '6h',
    told: [],
  },
  {
    name: 'a token that renews itself',
    steps: [['0m', token('web', '0m', '1h', ofItself)]],
    until: '59m',
    told: [],
  },
  {
    name: 'a token that renews itself until that fails',
    steps: [
      ['0m', token('web', '0m', '1h', ofItself)],
      ['50m', hour],
    ],
    until: day,
    told: [['50m', 'web expires']],
  },
  {
    name: 'a token whose renewal failed before its warning',
    steps: [
      ['0m', token('web', '0m', '1h', ofItself)],
      ['42m', hour],
    ],
    until: day,
    told: [['48m', 'web expires']],
  },
  {
    name: 'a token that renewed itself',
    steps: [
      ['0m', token('web', '0m', '1h', ofItself)],
      ['40m', hour, token('web', '40m', '1h', ofItself)],
      ['80m', token('web', '40m', '1h'), token('web', '80m', '1h', ofItself)],
    ],
    until: '139m',
    told: [],
  },

  // Missed while asleep or closed: one look, one summary.
  {
    name: 'asleep at its warning, awake before its end',
    steps: [['0m', hour]],
    asleep: [['10m', '55m']],
    until: day,
    told: [['55m', 'web expires']],
  },
  {
    name: 'asleep until after its end',
    steps: [['0m', hour]],
    asleep: [['10m', '10h']],
    until: day,
    told: [['10h', 'web expired']],
  },
  {
    name: 'asleep after its warning, until after its end',
    steps: [['0m', hour]],
    asleep: [['49m', '10h']],
    until: day,
    told: [['48m', 'web expires']],
  },
  {
    name: 'three tokens and a certificate missed are one summary',
    steps: [
      [
        '0m',
        hour,
        token('ci', '0m', '2h'),
        token('ops', '0m', '24h'),
        certificate('server.crt', '-300d', '31d'),
      ],
    ],
    asleep: [['10m', '22h']],
    until: '22h',
    told: [['22h', 'web expired', 'ci expired', 'ops expires']],
  },
  {
    name: 'a week asleep: what ended and what is near',
    steps: [['0m', hour, certificate('server.crt', '-300d', '31d')]],
    asleep: [['10m', '7d']],
    until: '7d',
    told: [['7d', 'web expired', 'server.crt expires']],
  },
  {
    name: 'forgotten before sleep: nothing was missed',
    steps: [['0m', hour], ['5m']],
    asleep: [['10m', '10h']],
    until: day,
    told: [],
  },
  {
    name: 'asleep over all four warnings of a certificate: the last one only',
    steps: [['0m', certificate('server.crt', '-300d', '40d')]],
    asleep: [['1d', '39.5d']],
    until: '60d',
    told: [['39.5d', 'server.crt expires']],
  },
  {
    name: 'asleep over the end of a certificate',
    steps: [['0m', certificate('server.crt', '-300d', '40d')]],
    asleep: [['1d', '50d']],
    until: '60d',
    told: [['50d', 'server.crt expired']],
  },
  {
    name: 'asleep between two warnings of a certificate',
    steps: [['0m', certificate('server.crt', '-300d', '40d')]],
    asleep: [['11d', '20d']],
    until: '60d',
    told: [
      ['10d', 'server.crt expires'],
      ['26d', 'server.crt expires'],
      ['33d', 'server.crt expires'],
      ['39d', 'server.crt expires'],
    ],
  },
  {
    name: 'a token that came and ended while nobody looked was never known',
    steps: [['0m'], ['20m', token('web', '20m', '10m')]],
    asleep: [['10m', '2h']],
    until: day,
    told: [],
  },

  // Not valid yet: told once, and of another one again.
  {
    name: 'a certificate that begins tomorrow',
    steps: [['0m', certificate('server.crt', '1d', '366d')]],
    until: '2d',
    told: [['0m', 'server.crt not-yet']],
  },
  {
    name: 'a certificate that begins tomorrow, made again for the day after',
    steps: [
      ['0m', certificate('server.crt', '1d', '366d')],
      ['1h', certificate('server.crt', '2d', '367d')],
    ],
    until: '3d',
    told: [
      ['0m', 'server.crt not-yet'],
      ['1h', 'server.crt not-yet'],
    ],
  },
  {
    name: 'a token that begins later by a clock that is ahead',
    steps: [['0m', token('web', '5m', '1h')]],
    until: '10m',
    told: [],
  },

  // Certificates: 30, 14, 7 and 1 day before.
  {
    name: '365 day certificate',
    steps: [['0m', certificate('server.crt', '0m', '365d')]],
    until: '500d',
    told: [
      ['335d', 'server.crt expires'],
      ['351d', 'server.crt expires'],
      ['358d', 'server.crt expires'],
      ['364d', 'server.crt expires'],
    ],
  },
  {
    name: '10 year certificate',
    steps: [['0m', certificate('ca.crt', '0m', '3650d')]],
    until: '3630d',
    told: [['3620d', 'ca.crt expires']],
  },
  {
    name: '1 day certificate: told when it is first seen',
    steps: [['0m', certificate('server.crt', '0m', '1d')]],
    until: '2d',
    told: [['0m', 'server.crt expires']],
  },
  {
    name: '20 day certificate',
    steps: [['0m', certificate('server.crt', '0m', '20d')]],
    until: '30d',
    told: [
      ['0m', 'server.crt expires'],
      ['6d', 'server.crt expires'],
      ['13d', 'server.crt expires'],
      ['19d', 'server.crt expires'],
    ],
  },
  {
    name: 'first seen with 5 days left',
    steps: [['0m', certificate('server.crt', '-360d', '5d')]],
    until: '30d',
    told: [
      ['0m', 'server.crt expires'],
      ['4d', 'server.crt expires'],
    ],
  },
  {
    name: 'first seen long after its end',
    steps: [['0m', certificate('server.crt', '-900d', '-535d')]],
    until: '30d',
    told: [['0m', 'server.crt expired']],
  },
  {
    name: 'renewed in its file after the first warning',
    steps: [
      ['0m', yearly],
      ['40d', certificate('server.crt', '40d', '405d')],
    ],
    until: '376d',
    told: [
      ['35d', 'server.crt expires'],
      ['375d', 'server.crt expires'],
    ],
  },
  {
    name: 'renewed for 20 days only: nothing right after it',
    steps: [
      ['0m', yearly],
      ['36d', certificate('server.crt', '36d', '56d')],
    ],
    until: '50d',
    told: [
      ['35d', 'server.crt expires'],
      ['42d', 'server.crt expires'],
      ['49d', 'server.crt expires'],
    ],
  },
  {
    name: 'unreadable for a while: not told again',
    steps: [['0m', yearly], ['36d'], ['37d', yearly]],
    until: '40d',
    told: [['35d', 'server.crt expires']],
  },
  {
    name: 'removed for good: nothing more, also not at its end',
    steps: [['0m', yearly], ['36d']],
    until: '100d',
    told: [['35d', 'server.crt expires']],
  },
  {
    name: 'two certificates made together are told together',
    steps: [['0m', certificate('server.crt', '-300d', '31d'), certificate('client.crt', '-300d', '31d')]],
    until: '2d',
    told: [['1d', 'client.crt expires', 'server.crt expires']],
  },
  {
    name: 'a copy of the same certificate that lives longer',
    steps: [
      ['0m', certificate('admin', '-300d', '31d', 'one'), certificate('admin', '-300d', '900d', 'other')],
    ],
    until: '100d',
    told: [],
  },

  // Static tokens: once, when the file has not changed for a year.
  {
    name: 'a token file a year old',
    steps: [['0m', staticToken('admin', '-300d')]],
    until: '900d',
    told: [['65d', 'admin old']],
  },
  {
    name: 'a token file long over a year old',
    steps: [['0m', staticToken('admin', '-3000d')]],
    until: '900d',
    told: [['0m', 'admin old']],
  },
  {
    name: 'rotated after it was told: a year later again',
    steps: [
      ['0m', staticToken('admin', '-400d')],
      ['2d', staticToken('admin', '2d')],
    ],
    until: '900d',
    told: [
      ['0m', 'admin old'],
      ['367d', 'admin old'],
    ],
  },
  {
    name: 'a static token whose age nobody knows',
    steps: [['0m', { ...staticToken('admin', '0m'), notBefore: null }]],
    until: '9000d',
    told: [],
  },

  // Switches of the settings.
  { name: 'tokens switched off', steps: [['0m', hour]], off: ['token'], until: day, told: [] },
  {
    name: 'tokens switched off, asleep until after the end',
    steps: [['0m', hour]],
    asleep: [['10m', '10h']],
    off: ['token'],
    until: day,
    told: [],
  },
  {
    name: 'certificates switched off',
    steps: [['0m', yearly]],
    off: ['certificate'],
    until: '90d',
    told: [],
  },
  {
    name: 'static tokens switched off',
    steps: [['0m', staticToken('admin', '-400d'), hour]],
    off: ['static-token'],
    until: day,
    told: [['48m', 'web expires']],
  },

  // The calendar and its ends.
  {
    name: 'through the night in which summer time ends in Europe',
    steps: [['2026-10-24T23:30:00Z', token('web', '2026-10-24T23:30:00Z', '2h')]],
    until: '2026-10-26T00:00:00Z',
    told: [['2026-10-25T01:06:00Z', 'web expires']],
  },
  {
    name: 'through the night in which summer time begins in Europe',
    steps: [['2027-03-28T00:30:00Z', token('web', '2027-03-28T00:30:00Z', '1h')]],
    until: '2027-03-29T00:00:00Z',
    told: [['2027-03-28T01:18:00Z', 'web expires']],
  },
  {
    name: 'a certificate warned of across a change of summer time: whole days of 24 h',
    steps: [
      ['2026-10-01T00:00:00Z', certificate('server.crt', '2025-11-10T12:00:00Z', '2026-11-10T12:00:00Z')],
    ],
    until: '2026-10-20T00:00:00Z',
    told: [['2026-10-11T12:00:00Z', 'server.crt expires']],
  },
  {
    name: 'issued on a leap day',
    steps: [['2028-02-29T00:00:00Z', token('web', '2028-02-29T00:00:00Z', '24h')]],
    until: '2028-03-02T00:00:00Z',
    told: [['2028-02-29T19:12:00Z', 'web expires']],
  },
  {
    name: 'a certificate that ends on a leap day',
    steps: [
      ['2028-02-01T00:00:00Z', certificate('server.crt', '2027-03-01T00:00:00Z', '2028-02-29T00:00:00Z')],
    ],
    until: '2028-03-05T00:00:00Z',
    told: [
      ['2028-02-01T00:00:00Z', 'server.crt expires'],
      ['2028-02-15T00:00:00Z', 'server.crt expires'],
      ['2028-02-22T00:00:00Z', 'server.crt expires'],
      ['2028-02-28T00:00:00Z', 'server.crt expires'],
    ],
  },
  {
    name: 'past 2038',
    steps: [['2038-01-19T03:00:00Z', token('web', '2038-01-19T03:00:00Z', '1h')]],
    until: '2038-01-20T00:00:00Z',
    told: [['2038-01-19T03:48:00Z', 'web expires']],
  },
  { name: 'exp 2^53', steps: [['0m', beyond('web')]], until: '9000d', told: [] },
  {
    name: 'exp 2^53 beside one with an end, of the same purpose',
    steps: [['0m', hour, { ...beyond('web'), id: 'other' }]],
    until: day,
    told: [],
  },
  {
    name: 'exp before nbf',
    steps: [['-2h', { ...hour, expiresAt: at('-1h') }]],
    until: day,
    told: [['-1h', 'web expired']],
  },
  {
    name: 'never expires',
    steps: [['0m', { ...hour, expiresAt: null }]],
    until: '9000d',
    told: [],
  },
];

describe('a time line', () => {
  it('comes in at least sixty', () => {
    expect(timeLines.length).toBeGreaterThanOrEqual(60);
    expect(new Set(timeLines.map(({ name }) => name)).size).toBe(timeLines.length);
  });

  it.each(timeLines)('$name', (line) => {
    expect(follow(line)).toEqual(line.told.map(([when, ...what]) => [at(when), ...what]));
  });
});

const rules: AlertRules = {
  kinds: { token: true, certificate: true, 'static-token': true },
  tokenShare: 0.2,
};

it('says what holds until it ends, and nothing of what has ended', () => {
  const look = (now: string) =>
    judgeAlerts([], [hour, certificate('server.crt', '-300d', '2h')], at(now), rules).holding.map(
      ({ name, reason }) => `${credentialName(name)} ${reason}`,
    );
  expect(look('10m')).toEqual(['server.crt expires']);
  expect(look('50m')).toEqual(['web expires', 'server.crt expires']);
  expect(look('3h')).toEqual(['server.crt expired']);
});

it('tells nothing anew when the clock was set back and forth', () => {
  const first = judgeAlerts([], [hour, yearly], at('50m'), rules);
  expect(first.raised).toHaveLength(1);
  const back = judgeAlerts(first.entries, [hour, yearly], at('-300d'), rules);
  expect([back.raised, back.holding]).toEqual([[], []]);
  expect(judgeAlerts(back.entries, [hour, yearly], at('51m'), rules).raised).toEqual([]);
});

it('tells what holds when a kind is switched on', () => {
  const off = { ...rules, kinds: { ...rules.kinds, certificate: false } };
  const late = certificate('server.crt', '-300d', '5d');
  const first = judgeAlerts([], [late], at('0m'), off);
  expect([first.raised, first.holding, first.nextMoment]).toEqual([[], [], null]);
  expect(judgeAlerts(first.entries, [late], at('1m'), rules).raised).toHaveLength(1);
});

it('judges 10,000 credentials in a time that grows with their number', () => {
  const known = (size: number) => {
    const many = Array.from({ length: size }, (_, index) =>
      index % 2 === 0
        ? token(`account-${index}`, `${(-50 * index) / size}m`, '1h')
        : certificate(`server-${index}.crt`, '-300d', `${(200 * index) / size}d`),
    );
    return { many, entries: judgeAlerts([], many, at('0m'), rules).entries };
  };
  const judge = ({ many, entries }: ReturnType<typeof known>) => judgeAlerts(entries, many, at('10m'), rules);
  expect(growth(judge, known(100), known(10_000))).toBeLessThan(mostOfHundredfold);
});

const anyCredential = fc.record({
  id: fc.integer({ min: 0, max: 9 }).map(String),
  kind: fc.constantFrom('token' as const, 'certificate' as const, 'static-token' as const),
  name: fc.constantFrom('a', 'b', 'c'),
  notBefore: fc.option(fc.integer({ min: -1e12, max: 1e13 })),
  expiresAt: fc.option(fc.integer({ min: -1e12, max: Number.MAX_SAFE_INTEGER })),
  renewsItself: fc.boolean(),
  forDashboards: fc.boolean(),
});

it('never tells the same twice, whatever is looked at', () => {
  const credentials = fc.uniqueArray(anyCredential, { selector: ({ id }) => id, maxLength: 10 });
  fc.assert(
    fc.property(credentials, fc.integer({ min: 0, max: 1e13 }), (next, now) => {
      const first = judgeAlerts([], next, now, rules);
      const second = judgeAlerts(first.entries, next, now, rules);
      expect(second.raised).toEqual([]);
      expect(second.holding).toEqual(first.holding);
      expect(second.entries).toEqual(first.entries);
      if (first.nextMoment !== null) expect(first.nextMoment).toBeGreaterThan(now);
    }),
  );
});
