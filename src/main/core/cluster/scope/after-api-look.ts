import type { Clock } from '../../ports/clock.ts';
import type { AlarmSource } from './alarm-source.ts';
import type { ClusterScope } from './cluster-scope.ts';
import type { OpenState } from './open-state.ts';

/** What following the looks at the API needs. */
export interface AfterApiLookParts {
  readonly cluster: ClusterScope;
  readonly clock: Clock;
  /** Looks at the cluster anew. */
  readonly refresh: () => Promise<void>;
  /** Looks at what is in it. */
  readonly read: () => Promise<unknown>;
}

/** Nothing is asked beside what the first picture waits for. */
const settleMs = 2_000;
/** While somebody looks, each look at the API is followed by one at what is in the cluster. */
const pauseMs = 30_000;
/** So long without a look at the API, as in the tray, one is asked for. */
const longestMs = 6 * 60 * 60_000;

/** Has a look at the API followed by one at something in the cluster, so that what was made meanwhile is found unasked. */
export class AfterApiLook implements AlarmSource {
  readonly #parts: AfterApiLookParts;
  #followed: number | null = null;
  #lastAt: number | null = null;
  #wantedAt: number;
  #cancelTimer: () => void = () => undefined;

  constructor(parts: AfterApiLookParts) {
    this.#parts = parts;
    this.#wantedAt = parts.clock.now();
    parts.cluster.subscribe((state) => this.#follow(state));
  }

  next(): number {
    return this.#lookedAt() + longestMs;
  }

  /** A look at the API is followed by one at what is in the cluster. */
  async due(): Promise<void> {
    const { clock, refresh } = this.#parts;
    const now = clock.now();
    // A look in the future is one before the clock was set back: how long ago it was, nobody knows.
    if (now >= this.#lookedAt() && now < this.next()) return;
    this.#wantedAt = now;
    await refresh();
  }

  /** Looks now, where the API server answers. */
  async look(): Promise<void> {
    const { api } = this.#parts.cluster.state.cluster;
    if (api.status === 'reachable') await this.#parts.read();
    else this.missed();
  }

  /** It was looked at just now. */
  looked(): void {
    this.#lastAt = this.#parts.clock.now();
  }

  /** The look told nothing. */
  missed(): void {
    this.#lastAt = null;
  }

  #lookedAt(): number {
    return Math.max(this.#wantedAt, this.#lastAt ?? 0);
  }

  /** Each look at the API is followed at most once. */
  #follow({ cluster: { api } }: OpenState): void {
    if (api.status !== 'reachable' || api.checkedAt === this.#followed) return;
    this.#followed = api.checkedAt;
    const { cluster, clock } = this.#parts;
    const now = clock.now();
    // A clock that was set back must not put the next look off.
    if (this.#lastAt !== null && Math.abs(now - this.#lastAt) < pauseMs) return;
    this.#lastAt = now;
    this.#cancelTimer();
    this.#cancelTimer = cluster.lifetime.after(clock, settleMs, () => void this.look());
  }
}
