import type { Store } from '../state/store.ts';
import type { ClusterService } from './cluster-service.ts';

/** Takes the question that is shown off the window: the app’s own one, else that of the open cluster. */
export function dismissQuestion(store: Store, clusters: ClusterService): void {
  const open = clusters.open();
  if (store.given.question !== null) store.change({ question: null });
  else if (open.ok) open.value.scope.change({ question: null });
}
