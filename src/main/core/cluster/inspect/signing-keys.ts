import type { AppError } from '../../../../shared/contract/errors/errors.ts';
import type { KeyOrigin } from '../../../../shared/contract/state/inspection.ts';
import { ok, type Result } from '../../../../shared/contract/values/result.ts';
import type { ClusterScope } from '../scope/cluster-scope.ts';
import type { Clock } from '../../ports/clock.ts';
import type { SigningKey } from '../../ports/cryptography.ts';
import type { SavedKeys, ClusterKeys } from './saved-keys.ts';

/** Keys that sign a cluster's service account tokens, and when they were told. */
export interface KnownKeys {
  readonly keys: readonly SigningKey[];
  readonly origin: KeyOrigin;
}

/** So long a key set is taken as told just now. */
const freshMs = 60_000;

/** The public signing keys of one cluster, asked of its API server, or those that are saved where it does not tell. */
export class SigningKeys {
  readonly #cluster: ClusterScope;
  readonly #saved: SavedKeys;
  readonly #clock: Clock;
  #last: ClusterKeys | null = null;

  constructor(cluster: ClusterScope, saved: SavedKeys, clock: Clock) {
    this.#cluster = cluster;
    this.#saved = saved;
    this.#clock = clock;
  }

  /** The keys; where the API server does not tell them, the saved ones. */
  async get(): Promise<Result<KnownKeys, AppError>> {
    const now = this.#clock.now();
    const last = this.#last;
    if (last !== null && Math.abs(now - last.askedAt) < freshMs)
      return ok({ keys: last.keys, origin: { askedAt: last.askedAt, isSaved: false } });
    const asked = await this.#cluster.api.server.signingKeys();
    if (asked.ok) {
      this.#last = { identity: this.#cluster.identity, askedAt: now, keys: [...asked.value] };
      await this.#saved.save(this.#last);
      return ok({ keys: asked.value, origin: { askedAt: now, isSaved: false } });
    }
    const saved = await this.#saved.of(this.#cluster.identity);
    return saved === null
      ? asked
      : ok({ keys: saved.keys, origin: { askedAt: saved.askedAt, isSaved: true } });
  }
}
