import type { FoundCluster } from '../../files/snap-data/find-cluster.ts';
import { OpenCluster, type ClusterLink, type OpenClusterParts } from '../../cluster/open-cluster.ts';

/** The clusters that were entered and not left yet. */
export class EnteredClusters implements Iterable<OpenCluster> {
  readonly #parts: OpenClusterParts;
  readonly #entered = new Set<OpenCluster>();

  constructor(parts: OpenClusterParts) {
    this.#parts = parts;
  }

  [Symbol.iterator](): Iterator<OpenCluster> {
    return this.#entered.values();
  }

  /** Enters one, until it is left. */
  enter(folder: string, found: FoundCluster, link: ClusterLink): OpenCluster {
    const open = new OpenCluster(folder, found, this.#parts, link);
    this.#entered.add(open);
    open.scope.lifetime.onEnd(() => this.#entered.delete(open));
    return open;
  }
}
