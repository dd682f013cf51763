import type { Snapshot } from '../../../shared/snapshot.ts';

/** The parts of the snapshot that a change may replace. */
export type SnapshotChange = Partial<Omit<Snapshot, 'revision'>>;

/** Holds the one snapshot that window, tray and notifications show; each change makes a new revision. */
export class Store {
  #snapshot: Snapshot;
  readonly #listeners = new Set<(snapshot: Snapshot) => void>();

  constructor(initial: Omit<Snapshot, 'revision'>) {
    this.#snapshot = { ...initial, revision: 0 };
  }

  /** The newest snapshot. */
  get snapshot(): Snapshot {
    return this.#snapshot;
  }

  /** Replaces parts of the snapshot and tells every listener. */
  change(parts: SnapshotChange): void {
    this.#snapshot = { ...this.#snapshot, ...parts, revision: this.#snapshot.revision + 1 };
    for (const listener of this.#listeners) listener(this.#snapshot);
  }

  /** Calls back with each new snapshot until the returned function is called. */
  subscribe(listener: (snapshot: Snapshot) => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }
}
