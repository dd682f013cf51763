import { expect, it } from 'vitest';
import { hasBrokenTray } from '../../../../src/main/core/desk/tray/broken-tray.ts';

it.each([
  ['33.2.1', false],
  ['43.2.0', false],
  ['43.3.0', true],
  ['43.4.2', true],
  ['43.5.0', false],
  ['43.30.0', false],
  ['44.0.0', true],
  ['44.1.0', false],
  ['45.4.1', false],
])('knows whether the tray of Electron %s is broken: %j', (version, is) => {
  expect(hasBrokenTray(version)).toBe(is);
});
