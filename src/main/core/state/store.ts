import type { Snapshot } from '../../../shared/snapshot.ts';

/** The parts of the snapshot that follow from the others. */
export type DerivedParts = Pick<Snapshot, 'credentials' | 'safety' | 'dashboardAddress'>;

/** The parts of the snapshot that are given. */
export type GivenParts = Omit<Snapshot, 'revision' | keyof DerivedParts>;

/** The parts of the snapshot that a change may replace. */
export type SnapshotChange = Partial<GivenParts>;

/** Holds the one snapshot that window, tray and notifications show; each change makes a new revision. */
export class Store {
  #given: GivenParts;
  #snapshot: Snapshot;
  readonly #derive: (given: GivenParts) => DerivedParts;
  readonly #onBug: (error: unknown) => void;
  readonly #listeners = new Set<(snapshot: Snapshot) => void>();

  constructor(
    initial: GivenParts,
    derive: (given: GivenParts) => DerivedParts,
    onBug: (error: unknown) => void,
  ) {
    this.#given = initial;
    this.#derive = derive;
    this.#onBug = onBug;
    this.#snapshot = { ...initial, ...nothingDerived, revision: 0 };
  }

  /** The newest snapshot. */
  get snapshot(): Snapshot {
    return this.#snapshot;
  }

  /** Replaces parts of the snapshot, derives the rest, and tells every listener; one that throws stops nobody. */
  change(parts: SnapshotChange): void {
    this.#given = { ...this.#given, ...parts };
    const revision = this.#snapshot.revision + 1;
    this.#snapshot = { ...this.#given, ...this.#derive(this.#given), revision };
    for (const listener of this.#listeners) this.#tell(listener);
  }

  /** Calls back with each new snapshot until the returned function is called. */
  subscribe(listener: (snapshot: Snapshot) => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  #tell(listener: (snapshot: Snapshot) => void): void {
    try {
      listener(this.#snapshot);
    } catch (error) {
      this.#onBug(error);
    }
  }
}

const nothingDerived: DerivedParts = {
  credentials: { soonest: [], total: 0 },
  safety: [],
  dashboardAddress: null,
};
