import { expect, it } from 'vitest';
import { isFirstRunDue, type FirstRunSources } from '../../src/renderer/page/use-first-run.ts';
import { firstRotationState } from '../../src/shared/contract/state/admin-state.ts';
import { defaultSettings } from '../../src/shared/contract/state/settings.ts';

const nothingWaits: FirstRunSources = {
  settings: defaultSettings,
  storeErrors: [],
  question: null,
  restarted: null,
  undelivered: null,
  rotation: firstRotationState,
};

const cutOff: FirstRunSources['rotation']['journal'] = {
  status: 'unfinished',
  rotation: '1',
  startedAt: 1,
  steps: [],
  files: 'differ',
  server: 'unknown',
  inForce: null,
  isAcknowledged: false,
  cause: null,
  resumeLine: 'sudo keyfob rotate --resume',
};

it.each<[string, Partial<FirstRunSources>, boolean]>([
  ['at a first start', {}, true],
  ['once it was seen', { settings: { ...defaultSettings, firstRunSeen: true } }, false],
  [
    'where it could not be remembered',
    { storeErrors: [{ code: 'store-unreadable', file: '/settings.json' }] },
    false,
  ],
  ['before a question', { question: { kind: 'confirm-copy' } }, false],
  [
    'after a start anew',
    { restarted: { code: 'restarted', incident: 'abc', gone: [], more: 0, demo: false } },
    false,
  ],
  [
    'before an alert that the desktop was not told of',
    { undelivered: { kind: 'certificate', name: 'front-proxy-client', expiresAt: 1, reason: 'expires' } },
    false,
  ],
  ['before a rotation that was cut off', { rotation: { ...firstRotationState, journal: cutOff } }, false],
])('%s: %j', (_when, change, isDue) => {
  expect(isFirstRunDue({ ...nothingWaits, ...change })).toBe(isDue);
});
