import type { AppError } from '../../../shared/errors.ts';
import type { Result } from '../../../shared/result.ts';
import type { Snapshot } from '../../../shared/snapshot.ts';
import type { AlarmSource } from '../alarm-clock.ts';
import type { ClusterKeeper, ClusterSession } from '../cluster/cluster-keeper.ts';
import type { Clock } from '../ports/clock.ts';
import type { ObjectFacts } from '../ports/cluster-api.ts';
import type { Store } from '../state/store.ts';
import { readLegacyTokens } from './read-legacy-tokens.ts';

/** What the watch needs. */
export interface LegacyTokenWatchParts {
  readonly store: Store;
  readonly clusters: ClusterKeeper;
  readonly clock: Clock;
}

/** The legacy tokens of a cluster as they were last seen. */
export interface SeenLegacyTokens {
  readonly total: number;
  /** The first few, as `namespace/name`. */
  readonly named: readonly string[];
  /** Why the last look failed; what an earlier one saw still stands then. */
  readonly error: AppError | null;
}

/** The Secret of MicroK8s' dashboard add-on, which disabling the add-on leaves behind. */
const dashboardToken = 'kube-system/microk8s-dashboard-token';
const mostNamed = 5;
/** Nothing is asked beside what the first picture waits for. */
const settleMs = 2_000;
const pauseMs = 5 * 60_000;
/** So long without a look at the API, as in the tray, one is asked for. */
const longestMs = 6 * 60 * 60_000;

/** Looks for Secrets that hold a token for ever: after a look at the API, and seldom, since a home cluster rarely changes. */
export class LegacyTokenWatch implements AlarmSource {
  readonly #parts: LegacyTokenWatchParts;
  #seen: (SeenLegacyTokens & { readonly cluster: string }) | null = null;
  #followed = '';
  #last: { readonly cluster: string; readonly at: number } | null = null;
  #wantedAt: number;
  #round = 0;
  #cancelTimer: () => void = () => undefined;

  constructor(parts: LegacyTokenWatchParts) {
    this.#parts = parts;
    this.#wantedAt = parts.clock.now();
    parts.store.subscribe((snapshot) => this.#follow(snapshot));
  }

  /** What is known of a cluster; null before the first look. */
  seen(cluster: string): SeenLegacyTokens | null {
    return this.#seen?.cluster === cluster ? this.#seen : null;
  }

  next(): number {
    return this.#lookedAt() + longestMs;
  }

  /** A look at the API is followed by one at the tokens. */
  async due(): Promise<void> {
    const { clock, clusters } = this.#parts;
    const now = clock.now();
    // A look in the future is one before the clock was set back: how long ago it was, nobody knows.
    if (now >= this.#lookedAt() && now < this.next()) return;
    this.#wantedAt = now;
    await clusters.refresh();
  }

  /** Looks now, where the API server answers. */
  async look(): Promise<void> {
    const { store, clusters } = this.#parts;
    const session = clusters.session();
    const { cluster } = store.snapshot;
    if (session.ok && cluster.status === 'open' && cluster.api.status === 'reachable')
      await this.read(session.value);
    else this.#last = null;
  }

  /** Reads them all for whoever wants them; what comes out is what is known from then on. */
  async read(session: ClusterSession): Promise<Result<ReadonlyMap<string, ObjectFacts>, AppError>> {
    const { clusters, clock } = this.#parts;
    const { identity } = session.found;
    this.#last = { cluster: identity, at: clock.now() };
    const round = ++this.#round;
    const read = await readLegacyTokens(session.api.lists);
    if (round !== this.#round) return read;
    if (clusters.isOpen(session)) this.#note(identity, read);
    else this.#last = null;
    return read;
  }

  #lookedAt(): number {
    return Math.max(this.#wantedAt, this.#last?.at ?? 0);
  }

  /** Each look at the API is followed at most once. */
  #follow({ cluster }: Snapshot): void {
    if (cluster.status !== 'open' || cluster.api.status !== 'reachable') return;
    const { identity, api } = cluster;
    const followed = `${identity} ${api.checkedAt}`;
    if (followed === this.#followed) return;
    this.#followed = followed;
    const { clock } = this.#parts;
    const now = clock.now();
    // A clock that was set back must not put the next look off.
    if (this.#last?.cluster === identity && Math.abs(now - this.#last.at) < pauseMs) return;
    this.#last = { cluster: identity, at: now };
    this.#cancelTimer();
    this.#cancelTimer = clock.after(settleMs, () => void this.look());
  }

  #note(cluster: string, read: Result<ReadonlyMap<string, ObjectFacts>, AppError>): void {
    const before = this.seen(cluster);
    const seen = read.ok
      ? { cluster, ...summarize(read.value), error: null }
      : { cluster, total: before?.total ?? 0, named: before?.named ?? [], error: read.error };
    if (JSON.stringify(seen) === JSON.stringify(this.#seen)) return;
    this.#seen = seen;
    // Nothing is given anew, but the findings follow from what was seen.
    this.#parts.store.change({});
  }
}

function summarize(found: ReadonlyMap<string, ObjectFacts>): Pick<SeenLegacyTokens, 'total' | 'named'> {
  const names = [...found.values()].map(({ namespace, name }) => `${namespace}/${name}`);
  const named = names.includes(dashboardToken)
    ? [dashboardToken, ...names.filter((name) => name !== dashboardToken)]
    : names;
  return { total: names.length, named: named.slice(0, mostNamed) };
}
