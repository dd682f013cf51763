import type { ClusterState } from '../../shared/snapshot.ts';
import { TokenCopies } from './token-copies.tsx';
import { TokenFileTable } from './token-file-table.tsx';

/** The static admin token: the token file that holds it, and where else it lies. */
export function AdminToken({ cluster }: { readonly cluster: Extract<ClusterState, { status: 'open' }> }) {
  const version = `${cluster.identity} ${cluster.tokenFileChangedAt ?? ''}`;
  return (
    <>
      <TokenFileTable version={version} />
      <TokenCopies version={version} />
    </>
  );
}
