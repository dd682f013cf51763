import { expect, it } from 'vitest';
import { whyNoOutcome } from '../../../../src/main/core/cluster/admin/rotation-run.ts';
import type { RotationRun } from '../../../../src/shared/contract/state/admin-state.ts';

const run: RotationRun = {
  command: 'rotate',
  status: 'authorising',
  line: null,
  startedAt: 1,
  planned: [],
  service: null,
  warnings: [],
  steps: [],
  outcome: null,
  error: null,
};
const line = 'sudo keyfob rotate';

it.each([
  [126, 'pkexec', run, { code: 'engine-dismissed' }],
  [127, 'pkexec', run, { code: 'engine-not-allowed' }],
  [1, 'pkexec', run, { code: 'engine-not-started', command: line }],
  [null, 'direct', run, { code: 'engine-not-started', command: line }],
  // The engine's own exit codes are not pkexec's once it has begun.
  [127, 'pkexec', { ...run, status: 'running' }, { code: 'engine-not-started', command: line }],
] as const)('tells from exit code %s by %s why nothing was said', (code, way, of, expected) => {
  expect(whyNoOutcome(code, way, of, line)).toEqual(expected);
});

it('tells that an engine is lost which had begun, and nothing of one that said how it ended', () => {
  const step = { phase: 'do', step: 'restart', status: 'intended', at: 2 } as const;
  const begun = { ...run, status: 'running' as const, steps: [step] };
  expect(whyNoOutcome(null, 'direct', begun, line)).toEqual({ code: 'engine-lost' });
  expect(whyNoOutcome(0, 'direct', { ...begun, outcome: { result: 'nothing' } }, line)).toBeNull();
});
