import type { AppError } from '../../../../shared/contract/errors/errors.ts';
import type { Looked } from '../../../../shared/contract/state/looked.ts';
import { kubeconfigFiles } from '../../files/snap-data/certificate-files.ts';
import type { FoundCluster } from '../../files/snap-data/find-cluster.ts';
import type { SnapDataFiles } from '../../ports/files.ts';
import { listCopyPlaces } from './copy-places.ts';
import { findCopies, type FindCopiesPorts, type FoundCopy, type Recogniser } from './find-copies.ts';
import { findUserKubeconfigs, type UserHome } from './user-kubeconfigs.ts';

/** The copies that were found, and where. */
export interface LookedForCopies extends Looked {
  readonly copies: readonly FoundCopy[];
}

/** What the last whole look found, and why no later one did; `slow` when one does not end. */
export interface SeenCopies {
  readonly seen: LookedForCopies | null;
  readonly failure: AppError | 'slow' | null;
}

/** What looking needs. */
export interface LookForCopiesPorts extends FindCopiesPorts {
  readonly files: SnapDataFiles;
}

/** Looks for copies of a cluster's admin credential, but for the files that the cluster itself reads. */
export async function lookForCopies(
  { root, tokenFile }: Pick<FoundCluster, 'root' | 'tokenFile'>,
  user: UserHome,
  recognise: Recogniser,
  ports: LookForCopiesPorts,
): Promise<LookedForCopies> {
  const inUse = kubeconfigFiles.map(({ file }) => `${root}/${file}`);
  if (tokenFile !== null) inUse.push(tokenFile);
  const places = await listCopyPlaces(root, inUse, await findUserKubeconfigs(user, ports.files), ports.files);
  const { copies, unread } = await findCopies(places, recognise, ports);
  return { copies, looked: [...places.looked], unread: [...unread], unfollowed: [...places.unfollowed] };
}
