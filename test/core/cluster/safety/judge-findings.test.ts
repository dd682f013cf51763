import { expect, it } from 'vitest';
import { judgeFindings } from '../../../../src/main/core/cluster/safety/judge-findings.ts';
import { safetyStateSchema } from '../../../../src/shared/contract/state/safety-state.ts';

const context = { snapData: '/snap/current', now: 1 };

it('puts what presses most first, and leaves the order of what presses alike', () => {
  const judged = judgeFindings(
    [
      { kind: 'rbac-was-off', at: 1 },
      { kind: 'join-tokens', total: 1, reusable: 0, first: 'agent-token:cluster-tokens.txt:1' },
      { kind: 'file-from-later', file: '/f', changedAt: 2, seenAt: 1 },
      { kind: 'rbac-off-at-restart', fitsAddOn: true },
    ],
    context,
  );
  expect(judged.map(({ kind, degree }) => [degree, kind])).toEqual([
    ['urgent', 'rbac-off-at-restart'],
    ['soon', 'join-tokens'],
    ['advice', 'rbac-was-off'],
    ['advice', 'file-from-later'],
  ]);
  expect(safetyStateSchema.parse(judged)).toEqual(judged);
});

it('lets no finding cross that nobody judged', () => {
  expect(safetyStateSchema.safeParse([{ kind: 'rbac-was-off', at: 1 }]).success).toBe(false);
});
