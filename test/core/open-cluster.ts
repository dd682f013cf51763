import type { Shown } from '../../src/shared/contract/state/seen.ts';
import type { ClusterState } from '../../src/shared/contract/state/snapshot.ts';

/** An open cluster as the snapshot tells of it. */
export type OpenCluster = Extract<ClusterState, { status: 'open' }>;

/** A quiet cluster in token mode, with what a test changes about it. */
export function openCluster(change: Partial<OpenCluster> = {}): OpenCluster {
  return {
    status: 'open',
    snapData: '/snap/current',
    identity: 'identity',
    name: 'microk8s-cluster',
    server: 'https://127.0.0.1:16443',
    mode: 'token',
    cisHardened: false,
    halted: null,
    admin: { kind: 'static-token' },
    tokenFile: '/snap/current/credentials/known_tokens.csv',
    tokenFileChangedAt: 1_000,
    warning: null,
    api: { status: 'reachable', checkedAt: 2_000 },
    version: seenNow('v1.36.3'),
    authorization: { server: seenNow('rbac'), files: null, fitsAddOn: true },
    user: seenNow({ user: 'admin', groups: [] }),
    access: null,
    ...change,
  };
}

/** A fact that the API server told at the newest look. */
export function seenNow<Value>(value: Value): Shown<Value> {
  return { value, at: 2_000, by: 'api-server', standing: 'now' };
}
