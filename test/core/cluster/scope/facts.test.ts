import { describe, expect, it } from 'vitest';
import { noFacts, showFacts } from '../../../../src/main/core/cluster/scope/facts.ts';
import type { ApiState } from '../../../../src/shared/contract/state/snapshot.ts';

const hour = 3_600_000;
const seenAt = 100 * hour;
const reachable = (checkedAt: number): ApiState => ({ status: 'reachable', checkedAt });
const failed: ApiState = {
  status: 'failed',
  error: { code: 'api-timeout', server: 'https://127.0.0.1:16443', seconds: 10 },
  checkedAt: seenAt + hour,
};

describe('a fact', () => {
  it.each([
    ['now', 'the newest look saw it', reachable(seenAt), null, seenAt + 1],
    ['then', 'a later look did not see it', reachable(seenAt + 1), null, seenAt + 1],
    ['then', 'the API server does not answer', failed, null, seenAt + 24 * hour],
    ['past', 'it is older than a day', failed, null, seenAt + 24 * hour + 1],
    ['past', 'nobody looked for a day', reachable(seenAt), null, seenAt + 24 * hour + 1],
    ['past', 'the API server that said it was stopped', failed, seenAt, seenAt + hour],
    ['past', 'another one runs by now', reachable(seenAt + 2), seenAt + 1, seenAt + 3],
    ['now', 'the one that runs by now said it', reachable(seenAt), seenAt - 1, seenAt + 1],
  ] as const)('of the API server is %s when %s', (standing, _why, api, serverStoppedAt, now) => {
    const seen = { value: 'rbac', at: seenAt, by: 'api-server' } as const;
    const { authorization } = showFacts({ ...noFacts, serverAuthorization: seen, serverStoppedAt }, api, now);
    expect(authorization).toEqual({ server: { ...seen, standing }, files: null, fitsAddOn: false });
  });

  it.each([
    ['now', seenAt + 24 * hour],
    ['past', seenAt + 24 * hour + 1],
  ])('of the files is %s whatever becomes of the API server', (standing, now) => {
    const seen = { value: 'rbac', at: seenAt, by: 'files' } as const;
    const { authorization } = showFacts(
      { ...noFacts, fileAuthorization: seen, serverStoppedAt: seenAt + 1 },
      failed,
      now,
    );
    expect(authorization.files).toEqual({ ...seen, standing });
  });
});
