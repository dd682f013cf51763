import type { Clock } from '../../ports/clock.ts';
import type { ClusterScope } from '../scope/cluster-scope.ts';
import type { Facts } from '../scope/facts.ts';
import type { Lifetime } from '../scope/lifetime.ts';

/** What doubting needs. */
export interface DoubtsParts {
  readonly lifetime: Lifetime;
  readonly clock: Clock;
  /** Looks whether what was doubted still holds. */
  readonly look: () => void;
}

/** Between looks: a page may ask a hundred times for what is refused. */
const pauseMs = 10_000;

/** Has it looked whether something still holds, once for each doubt, but for those in a pause together when that is over. */
export class Doubts {
  readonly #parts: DoubtsParts;
  #isPausing = false;
  #isWaiting = false;

  constructor(parts: DoubtsParts) {
    this.#parts = parts;
  }

  /** Something gives reason to doubt. */
  note(): void {
    if (this.#isPausing) this.#isWaiting = true;
    else this.#look();
  }

  #look(): void {
    const { lifetime, clock, look } = this.#parts;
    this.#isPausing = true;
    this.#isWaiting = false;
    lifetime.after(clock, pauseMs, () => {
      this.#isPausing = false;
      if (this.#isWaiting) this.#look();
    });
    look();
  }
}

/** Calls back when what was seen of the account or of RBAC is otherwise now. */
export function followRights(cluster: ClusterScope, onOther: () => void): void {
  const tell = ({ access, serverAuthorization }: Facts) =>
    JSON.stringify([access?.value, serverAuthorization?.value]);
  let told = tell(cluster.state.facts);
  cluster.subscribe(({ facts }) => {
    const now = tell(facts);
    if (now === told) return;
    told = now;
    onOther();
  });
}
