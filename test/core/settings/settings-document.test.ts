import { expect, it } from 'vitest';
import {
  formatSettings,
  newSettings,
  parseSettings,
} from '../../../src/main/core/settings/settings-document.ts';

const installation = '0123456789abcdef';
const document = newSettings(installation);

it('reads what it wrote', () => {
  expect(parseSettings(formatSettings(document))).toEqual(document);
});

it('takes what an earlier Keyfob did not know as in a first start', () => {
  const earlier = { version: 1, installation, settings: { snapData: '/data', theme: 'dark' } };
  expect(parseSettings(JSON.stringify(earlier))).toEqual({
    ...document,
    settings: { ...document.settings, snapData: '/data', theme: 'dark' },
  });
});

it.each([
  ['', 'nothing'],
  ['{', 'half a document'],
  [JSON.stringify({ ...document, version: 2 }), 'another version'],
  [JSON.stringify({ ...document, installation: 'me' }), 'no installation'],
  [JSON.stringify({ ...document, settings: { theme: 'pink' } }), 'a value that cannot be'],
  [JSON.stringify({ ...document, settings: { token: 'x' } }), 'a setting of no Keyfob'],
])('refuses %j: %s', (text) => {
  expect(parseSettings(text)).toBeNull();
});
