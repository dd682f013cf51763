import type { ApiState } from '../../../../shared/contract/state/snapshot.ts';
import type { ClusterAddress, ClusterApi, ConnectCluster } from '../../ports/cluster-api.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Facts } from './facts.ts';
import type { FoundCluster } from '../../files/snap-data/find-cluster.ts';
import { Lifetime } from './lifetime.ts';
import { firstOpenState, ofFiles, type OpenState } from './open-state.ts';

/** What a scope needs from outside. */
export interface ClusterScopeParts {
  readonly connect: ConnectCluster;
  readonly clock: Clock;
  /** Called with each new state, as long as the cluster is open. */
  readonly publish: (state: OpenState) => void;
  /** Called with each reply of its API server. */
  readonly onReply: () => void;
  /** Called with what a listener threw. */
  readonly onBug: (error: unknown) => void;
}

/** Longer than any call over a connection that was replaced takes. */
const underWayMs = 120_000;

/**
 * One cluster, known by its identity and its folder, from when it is entered until it is left: what its files say, the
 * connection to its API, and what is shown of it. Files and connection may be replaced meanwhile.
 */
export class ClusterScope {
  readonly lifetime = new Lifetime();
  readonly identity: string;
  readonly folder: string;
  readonly #parts: ClusterScopeParts;
  readonly #listeners: ((state: OpenState) => void)[] = [];
  #found: FoundCluster;
  #api: ClusterApi;
  #state: OpenState;

  constructor(folder: string, found: FoundCluster, parts: ClusterScopeParts) {
    this.identity = found.identity;
    this.folder = folder;
    this.#parts = parts;
    this.#found = found;
    this.#api = this.#connect(found.address);
    this.#state = firstOpenState(folder, found, parts.clock.now());
  }

  get name(): string {
    return this.#found.name;
  }

  /** What its files say. */
  get found(): FoundCluster {
    return this.#found;
  }

  /** The newest connection; to be taken anew for each call. */
  get api(): ClusterApi {
    return this.#api;
  }

  get state(): OpenState {
    return this.#state;
  }

  /** Takes what its files say by now; calls under way over a connection that is replaced go on. */
  update(found: FoundCluster): void {
    const isSame = isSameAddress(this.#found.address, found.address);
    const { facts, cluster } = this.#state;
    const served = this.#found.address.server === found.address.server ? facts.served : null;
    this.#found = found;
    if (!isSame && !this.lifetime.isOver) {
      const former = this.#api;
      this.lifetime.after(this.#parts.clock, underWayMs, () => former.close());
      this.#api = this.#connect(found.address);
    }
    this.change(
      ofFiles(
        this.folder,
        found,
        isSame
          ? { api: cluster.api, facts }
          : { api: { status: 'asking' }, facts: { ...facts, user: null, served } },
        this.#parts.clock.now(),
      ),
    );
  }

  /** Replaces parts of the state, unless the cluster was left: nobody looks at it any more. */
  change(parts: Partial<OpenState>): void {
    if (this.lifetime.isOver) return;
    this.#state = { ...this.#state, ...parts };
    this.#parts.publish(this.#state);
    for (const listener of this.#listeners) this.#tell(listener);
  }

  /** Notes how the API is, and facts that were seen. */
  note(facts: Partial<Facts>, api: ApiState = this.#state.cluster.api): void {
    const { cluster, facts: before } = this.#state;
    this.change({ cluster: { ...cluster, api }, facts: { ...before, ...facts } });
  }

  /** Calls back with each new state. */
  subscribe(listener: (state: OpenState) => void): void {
    this.#listeners.push(listener);
  }

  #tell(listener: (state: OpenState) => void): void {
    try {
      listener(this.#state);
    } catch (error) {
      this.#parts.onBug(error);
    }
  }

  #connect(address: ClusterAddress): ClusterApi {
    const api = this.#parts.connect(address, this.#parts.onReply);
    this.lifetime.onEnd(() => api.close());
    return api;
  }
}

/** Whether both lead to the same API server, with the same credential. */
export function isSameAddress(a: ClusterAddress, b: ClusterAddress): boolean {
  if (a.server !== b.server || a.authorityPem !== b.authorityPem) return false;
  if (keysOf(a) !== keysOf(b) || a.servesOwn !== b.servesOwn) return false;
  if (a.credential.kind === 'static-token') {
    return b.credential.kind === 'static-token' && a.credential.token.equals(b.credential.token);
  }
  return (
    b.credential.kind === 'client-certificate' &&
    a.credential.certificatePem === b.credential.certificatePem &&
    a.credential.keyPem.equals(b.credential.keyPem)
  );
}

function keysOf({ strangers }: ClusterAddress): string {
  return strangers.map(({ key }) => key).join();
}
