import type { JournalState } from '../../../../src/shared/contract/state/admin-state.ts';
import { findUnsafe, type SafetySources } from '../../../../src/main/core/cluster/safety/find-unsafe.ts';
import { openCluster, type OpenCluster } from '../../open-cluster.ts';

export const dayMs = 86_400_000;
/** The time at which all is looked at. */
export const now = 400 * dayMs;

const journal: JournalState = { status: 'none' };

/** The findings of a quiet cluster with a young token file, except for what is changed. */
export function find(change: Partial<OpenCluster>, sources: Partial<SafetySources> = {}) {
  return findUnsafe({
    cluster: openCluster({ tokenFileChangedAt: now - dayMs, ...change }),
    staticTokens: [],
    certificates: null,
    openFiles: { open: [], unseen: [] },
    legacyTokens: null,
    dashboards: null,
    joinTokens: null,
    journal,
    nodes: null,
    now,
    ...sources,
  });
}
