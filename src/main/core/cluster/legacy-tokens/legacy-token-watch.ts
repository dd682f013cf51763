import { shownCredentials } from '../../../../shared/contract/state/credentials-state.ts';
import type { AppError } from '../../../../shared/contract/errors/errors.ts';
import type { Result } from '../../../../shared/contract/values/result.ts';
import type { AlarmSource } from '../scope/alarm-source.ts';
import type { ClusterScope } from '../scope/cluster-scope.ts';
import type { OpenState } from '../scope/open-state.ts';
import type { Clock } from '../../ports/clock.ts';
import type { ObjectFacts } from '../../ports/cluster-api.ts';
import {
  readLegacyTokens,
  type LegacyTokenCount,
  type SeenLegacyTokens,
} from '../scope/read-legacy-tokens.ts';

/** What the watch needs. */
export interface LegacyTokenWatchParts {
  readonly cluster: ClusterScope;
  readonly clock: Clock;
  /** Looks at the cluster anew. */
  readonly refresh: () => Promise<void>;
}

/** The Secret of MicroK8s' dashboard add-on, which disabling the add-on leaves behind. */
const dashboardToken = 'kube-system/microk8s-dashboard-token';
const mostNamed = 5;
/** Nothing is asked beside what the first picture waits for. */
const settleMs = 2_000;
/** While somebody looks, each look at the API is followed by one at the tokens. */
const pauseMs = 30_000;
/** So long without a look at the API, as in the tray, one is asked for. */
const longestMs = 6 * 60 * 60_000;

/** Looks for Secrets that hold a token for ever: after a look at the API, so that those made meanwhile are found unasked. */
export class LegacyTokenWatch implements AlarmSource {
  readonly #parts: LegacyTokenWatchParts;
  #followed: number | null = null;
  #lastAt: number | null = null;
  #wantedAt: number;
  #round = 0;
  #cancelTimer: () => void = () => undefined;

  constructor(parts: LegacyTokenWatchParts) {
    this.#parts = parts;
    this.#wantedAt = parts.clock.now();
    parts.cluster.subscribe((state) => this.#follow(state));
  }

  next(): number {
    return this.#lookedAt() + longestMs;
  }

  /** A look at the API is followed by one at the tokens. */
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
    if (api.status === 'reachable') await this.read();
    else this.#lastAt = null;
  }

  /** Reads them all for whoever wants them; what comes out is what is known from then on. */
  async read(): Promise<Result<ReadonlyMap<string, ObjectFacts>, AppError>> {
    const { cluster, clock } = this.#parts;
    this.#lastAt = clock.now();
    const round = ++this.#round;
    const { api } = cluster;
    const read = await readLegacyTokens(api.lists);
    if (round !== this.#round) return read;
    // A connection that was replaced meanwhile tells nothing any more.
    if (api === cluster.api) this.#note(read);
    else this.#lastAt = null;
    return read;
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

  #note(read: Result<ReadonlyMap<string, ObjectFacts>, AppError>): void {
    const { cluster, clock } = this.#parts;
    const legacyTokens: SeenLegacyTokens = read.ok
      ? { seen: { value: summarize(read.value), at: clock.now(), by: 'api-server' }, error: null }
      : { seen: cluster.state.legacyTokens?.seen ?? null, error: read.error };
    cluster.change({ legacyTokens });
  }
}

function summarize(found: ReadonlyMap<string, ObjectFacts>): LegacyTokenCount {
  const names = [...found.values()].map(({ namespace, name }) => `${namespace}/${name}`);
  const named = names.includes(dashboardToken)
    ? [dashboardToken, ...names.filter((name) => name !== dashboardToken)]
    : names;
  const rows = [...found.values()]
    .slice(0, shownCredentials)
    .map(({ uid, namespace, name, createdAt }) => ({ uid, namespace, name, createdAt }));
  return { total: names.length, named: named.slice(0, mostNamed), rows };
}
