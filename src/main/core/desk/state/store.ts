import type { Snapshot } from '../../../../shared/contract/state/snapshot.ts';
import type { GivenParts } from './derive.ts';

/** Holds the one snapshot that window, tray and notifications show; each change makes a new revision. */
export class Store {
  #given: GivenParts;
  #snapshot: Snapshot;
  readonly #derive: (given: GivenParts) => Omit<Snapshot, 'revision'>;
  readonly #onBug: (error: unknown) => void;
  readonly #listeners = new Set<(snapshot: Snapshot) => void>();

  constructor(
    initial: GivenParts,
    derive: (given: GivenParts) => Omit<Snapshot, 'revision'>,
    onBug: (error: unknown) => void,
  ) {
    this.#given = initial;
    this.#derive = derive;
    this.#onBug = onBug;
    this.#snapshot = { ...derive(initial), revision: 0 };
  }

  /** The newest snapshot. */
  get snapshot(): Snapshot {
    return this.#snapshot;
  }

  /** What the newest snapshot follows from. */
  get given(): GivenParts {
    return this.#given;
  }

  /** Replaces what is given, derives the snapshot, and tells every listener; one that throws stops nobody. */
  change(parts: Partial<GivenParts>): void {
    this.#given = { ...this.#given, ...parts };
    this.#snapshot = { ...this.#derive(this.#given), revision: this.#snapshot.revision + 1 };
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
