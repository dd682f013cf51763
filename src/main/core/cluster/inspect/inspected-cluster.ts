import type { ClusterActivity } from '../scope/cluster-activity.ts';
import type { ClusterClipboard } from '../scope/cluster-clipboard.ts';
import type { ClusterScope } from '../scope/cluster-scope.ts';
import type { SavedTokens } from '../tokens/saved-tokens.ts';
import type { SigningKeys } from './signing-keys.ts';

/** What inspecting needs of the cluster on which it is done. */
export interface InspectedCluster {
  readonly scope: ClusterScope;
  readonly saved: Pick<SavedTokens, 'reveal' | 'row'>;
  readonly clipboard: ClusterClipboard;
  readonly activity: ClusterActivity;
  readonly signingKeys: SigningKeys;
}
