import type { AppError } from '../../../../shared/contract/errors/errors.ts';
import type { KeyOrigin } from '../../../../shared/contract/state/inspection.ts';
import { ok, type Result } from '../../../../shared/contract/values/result.ts';
import type { ClusterScope } from '../scope/cluster-scope.ts';
import type { Clock } from '../../ports/clock.ts';
import type { SigningKey } from '../../ports/cryptography.ts';
import type { KeptKeys, ToldKeys } from './kept-keys.ts';

/** Keys that sign a cluster's service account tokens, and when they were told. */
export interface KnownKeys {
  readonly keys: readonly SigningKey[];
  readonly origin: KeyOrigin;
}

/** So long a key set is taken as told just now. */
const freshMs = 60_000;

/** The public signing keys of one cluster, asked of its API server, or those that are kept where it does not tell. */
export class SigningKeys {
  readonly #cluster: ClusterScope;
  readonly #kept: KeptKeys;
  readonly #clock: Clock;
  #last: ToldKeys | null = null;

  constructor(cluster: ClusterScope, kept: KeptKeys, clock: Clock) {
    this.#cluster = cluster;
    this.#kept = kept;
    this.#clock = clock;
  }

  /** The keys; where the API server does not tell them, the kept ones. */
  async get(): Promise<Result<KnownKeys, AppError>> {
    const now = this.#clock.now();
    const last = this.#last;
    if (last !== null && Math.abs(now - last.askedAt) < freshMs)
      return ok({ keys: last.keys, origin: { askedAt: last.askedAt, isKept: false } });
    const asked = await this.#cluster.api.server.signingKeys();
    if (asked.ok) {
      this.#last = { identity: this.#cluster.identity, askedAt: now, keys: [...asked.value] };
      await this.#kept.keep(this.#last);
      return ok({ keys: asked.value, origin: { askedAt: now, isKept: false } });
    }
    const kept = await this.#kept.of(this.#cluster.identity);
    return kept === null ? asked : ok({ keys: kept.keys, origin: { askedAt: kept.askedAt, isKept: true } });
  }
}
