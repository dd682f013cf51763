import type { Credential } from '../../../../shared/contract/state/credentials-state.ts';
import type { ClusterState } from '../../../../shared/contract/state/snapshot.ts';
import type { StaticToken } from '../../files/snap-data/find-cluster.ts';

type OpenCluster = Extract<ClusterState, { status: 'open' }>;

/** What client.config holds. */
export function clientConfigCredential({ admin }: OpenCluster, rows: readonly StaticToken[]): Credential {
  const common = { id: 'admin', ended: null, isAdministrator: true, seen: null, token: null } as const;
  if (admin.kind === 'static-token') {
    const notBefore = rows.find(({ isAdmin }) => isAdmin)?.knownSince ?? null;
    return { ...common, kind: 'admin-token', name: 'admin', notBefore, expiresAt: null };
  }
  const { notBefore, notAfter } = admin;
  const name = { is: 'certificate', role: 'admin', place: 'client.config' } as const;
  return { ...common, kind: 'admin-certificate', name, notBefore, expiresAt: notAfter };
}

/** The rows of the token file beside the one in client.config, each known by its user and which of several of that name it is. */
export function staticCredentials(rows: readonly StaticToken[]): Credential[] {
  const seen = new Map<string, number>();
  return rows
    .filter(({ isAdmin }) => !isAdmin)
    .map((row) => {
      const nth = (seen.get(row.user) ?? 0) + 1;
      seen.set(row.user, nth);
      return toCredential(nth === 1 ? row.user : `${row.user}:${nth}`, row);
    });
}

function toCredential(key: string, { user, isMaster, knownSince }: StaticToken): Credential {
  return {
    id: `static-token:${key}`,
    kind: 'static-token',
    name: user,
    notBefore: knownSince,
    expiresAt: null,
    ended: null,
    isAdministrator: isMaster ? true : null,
    seen: null,
    token: null,
  };
}
