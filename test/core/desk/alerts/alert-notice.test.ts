import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { alertNotice } from '../../../../src/main/core/desk/alerts/alert-notice.ts';
import { formatMoment } from '../../../../src/shared/words/text/format-time.ts';
import { parseAlertMemory } from '../../../../src/main/core/desk/alerts/alert-memory.ts';
import { judgeAlerts } from '../../../../src/main/core/desk/alerts/judge-alerts.ts';
import { ok } from '../../../../src/shared/contract/values/result.ts';
import { speakLanguage } from '../../../fakes/speak-language.ts';
import type { Watched } from '../../../../src/main/core/desk/alerts/alert-moments.ts';
import { at, certificate, staticToken, token } from './time-lines.ts';

const kinds = { token: true, certificate: true, 'static-token': true };

function buttonsOf(name: string, forDashboards: boolean, now: string) {
  const before = judgeAlerts([], [token(name, '0m', '1h', { forDashboards })], at('0m'), {
    kinds,
    tokenShare: 0.2,
  });
  const next = now === '2h' ? [] : [token(name, '0m', '1h', { forDashboards })];
  const [alert] = judgeAlerts(before.entries, next, at(now), { kinds, tokenShare: 0.2 }).raised;
  if (alert === undefined) throw new Error('no alert');
  return alertNotice([alert], 'Keyfob', at(now)).buttons.map(({ label }) => label);
}

it.each([
  ['keyfob/dashboard', true, '50m', ['Copy fresh token', 'Renew']],
  ['keyfob/dashboard', true, '2h', ['Copy fresh token']],
  ['keyfob/backup', false, '50m', ['Renew']],
  ['keyfob/backup', false, '2h', []],
  ['a (name) in brackets)', true, '50m', ['Copy fresh token', 'Renew']],
])('offers a fresh copy by what the token is for, not by its name: %s %s %s', (name, isFor, now, buttons) => {
  expect(buttonsOf(name, isFor, now)).toEqual(buttons);
});

it.each([
  ['40m', '33m', '7 min', 'at'],
  ['5d', '96.001h', '24 h', 'on'],
  ['30d', '24.01d', '6 days', 'on'],
])('says of a token for %s when it ends', (lifetime, now, left, word) => {
  const ends = formatMoment(at(lifetime), at(now));
  const before = judgeAlerts([], [token('n', '0m', lifetime)], at('0m'), { kinds, tokenShare: 0.2 });
  const { raised } = judgeAlerts(before.entries, [token('n', '0m', lifetime)], at(now), {
    kinds,
    tokenShare: 0.2,
  });
  expect(raised).toHaveLength(1);
  expect(alertNotice([raised[0]!], 'Keyfob', at(now))).toEqual({
    subject: 'alert token n',
    title: `Keyfob: token expires in ${left}`,
    body: `Token of n expires ${word} ${ends}.`,
    buttons: [{ action: 'renew', label: 'Renew' }],
  });
});

const many = (count: number, lifetime = '1h') =>
  Array.from({ length: count }, (_, index) => token(`n${index}`, '0m', lifetime));
const titled: readonly (readonly [string, string, readonly Watched[], string, string])[] = [
  ['7 tokens', '58m', many(7), '7 tokens expire in 2 min', '7 Tokens nur noch 2 min gültig'],
  [
    'tokens that end one after the other',
    '56m',
    [...many(2), token('later', '0m', '61m')],
    '3 tokens expire soon, the first in 4 min',
    '3 Tokens laufen bald ab, das erste ist nur noch 4 min gültig',
  ],
  [
    'certificates',
    '28d',
    [certificate('a', '0m', '30d'), certificate('b', '0m', '30d')],
    '2 certificates expire in 2 days',
    '2 Zertifikate nur noch 2 Tage gültig',
  ],
  [
    'certificates that have ended',
    '31d',
    [certificate('a', '0m', '30d'), certificate('b', '0m', '29d')],
    '2 certificates expired',
    '2 Zertifikate abgelaufen',
  ],
  [
    'certificates that are not valid yet',
    '0m',
    [certificate('a', '1h', '90d'), certificate('b', '2h', '90d')],
    '2 certificates not valid yet',
    '2 Zertifikate noch nicht gültig',
  ],
  [
    'static tokens',
    '0m',
    [staticToken('a', '-400d'), staticToken('b', '-500d')],
    '2 static tokens over a year old',
    '2 statische Tokens über ein Jahr alt',
  ],
  [
    'what has nothing in common',
    '58m',
    [...many(1), staticToken('b', '-400d')],
    '2 credentials need your attention',
    '2 Tokens oder Zertifikate brauchen Ihre Aufmerksamkeit',
  ],
];

describe.each(['en', 'de'] as const)('one notice in the language %s', (language) => {
  beforeAll(() => speakLanguage(language));
  afterAll(() => speakLanguage('en'));

  it.each(titled)('for %s', (_, now, credentials, english, german) => {
    const [first, ...others] = judgeAlerts([], credentials, at(now), { kinds, tokenShare: 0.2 }).raised;
    const { title, buttons } = alertNotice([first!, ...others], 'Keyfob', at(now));
    expect(title).toBe(`Keyfob: ${language === 'en' ? english : german}`);
    expect(buttons).toEqual([]);
  });
});

it('reads what was told before it was noted what tokens are for and what is not valid yet', () => {
  const entry = { id: 'i', kind: 'token', name: 'n', notBefore: 1, expiresAt: 2, told: 1, gone: false };
  const text = JSON.stringify({ version: 1, clusters: [{ cluster: 'c', entries: [entry] }] });
  expect(parseAlertMemory(text)).toEqual(
    ok([{ cluster: 'c', entries: [{ ...entry, forDashboards: false, toldNotYet: false }] }]),
  );
});
