import { expect, it } from 'vitest';
import { guideStep } from '../../src/renderer/page/guide.ts';
import {
  firstRotationState,
  type RotationRun,
  type RotationState,
} from '../../src/shared/contract/state/admin-state.ts';
import type { RotationOutcome } from '../../src/shared/contract/state/rotation.ts';

const since = 1000;
const ended: RotationRun = {
  command: 'rotate',
  status: 'ended',
  line: null,
  startedAt: since + 1,
  planned: [],
  service: null,
  warnings: [],
  steps: [],
  outcome: null,
  error: null,
};
const run = (change: Partial<RotationRun>): RotationState => ({
  ...firstRotationState,
  run: { ...ended, ...change },
});
const rotated: RotationOutcome = { result: 'rotated', forgetAt: 2000, others: [], masters: [] };
const journal = (endedAt: number): RotationState => ({
  ...firstRotationState,
  journal: { status: 'ended', startedAt: 1, endedAt, outcome: rotated, undoUntil: 9000, forgetLine: '' },
});

it.each<[string, RotationState, string]>([
  ['nothing was done', firstRotationState, 'rotate'],
  ['an earlier rotation is no part of it', journal(since - 1), 'rotate'],
  ['the steps go on', run({ status: 'running' }), 'running'],
  ['it is rotated', run({ outcome: rotated }), 'proof'],
  ['its steps were closed', journal(since + 5), 'proof'],
  ['it goes back', run({ command: 'undo', status: 'running' }), 'undoing'],
  ['it went back', run({ command: 'undo', outcome: { result: 'reverted' } }), 'done'],
  ['it was called off', run({ outcome: { result: 'cancelled' } }), 'failed'],
  ['its end is not known', run({ error: { code: 'no-cluster' } }), 'failed'],
])('follows the rotation: %s', (_what, rotation, step) => {
  expect(guideStep(rotation, 'admin', since)).toBe(step);
  expect(guideStep(rotation, 'tokens', since)).toBe('go');
});
