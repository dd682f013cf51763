import { expect, it } from 'vitest';
import {
  formatSettings,
  newSettings,
  parseSettings,
} from '../../../../src/main/core/desk/settings/settings-document.ts';
import { fail, ok } from '../../../../src/shared/contract/values/result.ts';

const installation = '0123456789abcdef';
const document = newSettings(installation);

it('reads what it wrote', () => {
  expect(parseSettings(formatSettings(document))).toEqual(ok(document));
});

it('takes what an earlier Keyfob did not know as in a first start', () => {
  const earlier = { version: 1, installation, settings: { snapData: '/data', theme: 'dark' } };
  expect(parseSettings(JSON.stringify(earlier))).toEqual(
    ok({ ...document, settings: { ...document.settings, snapData: '/data', theme: 'dark' } }),
  );
});

it('takes the one Secret of a dashboard session that an earlier Keyfob noted', () => {
  const secret = { namespace: 'keyfob', name: 'keyfob-token-left', uid: 'u' };
  const earlier = { version: 1, installation, settings: {}, dashboardSessions: { mine: secret } };
  expect(parseSettings(JSON.stringify(earlier))).toEqual(
    ok({ ...document, dashboardSessions: { mine: [secret] } }),
  );
});

it.each([
  ['', 'nothing'],
  ['{', 'half a document'],
  [JSON.stringify({ ...document, version: 0 }), 'a version that never was'],
  [JSON.stringify({ settings: {} }), 'no version'],
  [JSON.stringify({ ...document, installation: 'me' }), 'no installation'],
  [JSON.stringify({ ...document, settings: { theme: 'pink' } }), 'a value that cannot be'],
  [
    JSON.stringify({ ...document, settings: { theme: 'pink', hue: 7 } }),
    'that beside a setting of no Keyfob',
  ],
])('refuses %j: %s', (text) => {
  expect(parseSettings(text)).toEqual(fail('damaged'));
});

it.each([
  [{ version: 2 }, 'another shape'],
  [{ ...document, version: 2 }, 'a later version'],
  [{ ...document, settings: { hue: 7 } }, 'a setting that is not known'],
  [{ ...document, hue: 7 }, 'a field that is not known'],
])('takes %j for one of a later Keyfob: %s', (...[later]) => {
  expect(parseSettings(JSON.stringify(later))).toEqual(fail('newer'));
});
