import { describe, expect, it } from 'vitest';
import { findUnsafe } from '../../../src/main/core/safety/find-unsafe.ts';
import { openCluster, type OpenCluster } from '../open-cluster.ts';

const dayMs = 86_400_000;
const now = 400 * dayMs;
const file = '/snap/current/credentials/known_tokens.csv';
const young = { tokenFileChangedAt: now - dayMs };

function find(change: Partial<OpenCluster>) {
  return findUnsafe({ cluster: openCluster({ ...young, ...change }), now });
}

describe('findings', () => {
  it('are none for a quiet cluster, and none while no cluster is open', () => {
    expect(find({})).toEqual([]);
    expect(findUnsafe({ cluster: { status: 'looking', snapData: '/snap' }, now })).toEqual([]);
  });

  it('tell that RBAC is off only when the API server said so', () => {
    const { api } = openCluster();
    if (api.status !== 'reachable') throw new Error('not reachable');
    expect(find({ api: { ...api, authorization: 'always-allow' } })).toEqual([{ kind: 'rbac-off' }]);
    expect(find({ api: { ...api, authorization: 'unknown' } })).toEqual([]);
    expect(find({ api: { status: 'asking' } })).toEqual([]);
  });

  it('tell that client.config and the token file disagree', () => {
    expect(find({ warning: { code: 'admin-token-differs', file } })).toEqual([
      { kind: 'admin-token-differs', file },
    ]);
  });

  it('tell why the token file cannot be used', () => {
    const error = { code: 'token-file-refused', file, line: 2, problem: 'bare-quote' } as const;
    expect(find({ warning: error })).toEqual([{ kind: 'token-file-unusable', error }]);
  });

  it.each([
    [364, []],
    [365, [{ kind: 'token-file-old', file, changedAt: now - 365 * dayMs }]],
  ])('tell of a token file that did not change for %i days', (days, expected) => {
    expect(find({ tokenFileChangedAt: now - days * dayMs })).toEqual(expected);
  });
});
