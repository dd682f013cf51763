import { expect, it } from 'vitest';
import { alertNotice } from '../../../../src/main/core/desk/alerts/alert-notice.ts';
import { formatMoment } from '../../../../src/shared/words/text/format-time.ts';
import { parseAlertMemory } from '../../../../src/main/core/desk/alerts/alert-memory.ts';
import { judgeAlerts } from '../../../../src/main/core/desk/alerts/judge-alerts.ts';
import { ok } from '../../../../src/shared/contract/values/result.ts';
import { at, token } from './time-lines.ts';

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

it('reads what was told before it was noted what tokens are for and what is not valid yet', () => {
  const entry = { id: 'i', kind: 'token', name: 'n', notBefore: 1, expiresAt: 2, told: 1, gone: false };
  const text = JSON.stringify({ version: 1, clusters: [{ cluster: 'c', entries: [entry] }] });
  expect(parseAlertMemory(text)).toEqual(
    ok([{ cluster: 'c', entries: [{ ...entry, forDashboards: false, toldNotYet: false }] }]),
  );
});
