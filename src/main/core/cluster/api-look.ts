import type { AppError } from '../../../shared/errors.ts';
import type { ApiState } from '../../../shared/snapshot.ts';
import type { TrayAccount } from '../access/tray-account.ts';
import { noteBug, type NoteBugParts } from '../note-bug.ts';
import type { Clock } from '../ports/clock.ts';
import type { ClusterScope } from './cluster-scope.ts';

/** What asking needs; intervals in milliseconds. */
export interface ApiLookParts extends NoteBugParts {
  readonly cluster: ClusterScope;
  readonly trayAccount: TrayAccount;
  readonly clock: Clock;
  readonly refreshMs: number;
  /** The pauses after the first failures of the API; after the last one nothing is asked until somebody wants it. */
  readonly retryMs: readonly number[];
}

/** Asks the API of one cluster how it is. */
export class ApiLook {
  readonly #parts: ApiLookParts;
  #failures = 0;

  constructor(parts: ApiLookParts) {
    this.#parts = parts;
  }

  /** When it is to be asked again by itself; null for not before somebody wants it. */
  get pauseMs(): number | null {
    const { refreshMs, retryMs } = this.#parts;
    return this.#failures === 0 ? refreshMs : (retryMs[this.#failures - 1] ?? null);
  }

  /** Somebody wants to know: earlier failures count no more. */
  forget(): void {
    this.#failures = 0;
  }

  /** Asks, and shows the answer. */
  async look(): Promise<void> {
    const { cluster } = this.#parts;
    // A look that never ended would be shown for ever, with no way out.
    const api = await this.#ask().catch((error: unknown) =>
      this.#failed(noteBug('api.look', error, this.#parts), true),
    );
    cluster.changeCluster({ api });
  }

  async #ask(): Promise<ApiState> {
    const { cluster, trayAccount, clock, log } = this.#parts;
    const { server } = cluster.api;
    const [version, authorization, user, access] = await Promise.all([
      server.version(),
      server.authorization(),
      server.whoAmI(),
      trayAccount.look(),
    ]);
    if (!version.ok) {
      if (!cluster.lifetime.isOver) log.failure('api.look', version.error.code);
      return this.#failed(version.error, ++this.#failures > this.#parts.retryMs.length);
    }
    this.#failures = 0;
    if (!access.ok) cluster.changeCluster({ access: { status: 'unknown' } });
    return {
      status: 'reachable',
      version: version.value,
      authorization: authorization.ok ? authorization.value : 'unknown',
      user: user.ok ? (user.value?.user ?? null) : null,
      groups: user.ok ? [...(user.value?.groups ?? [])] : [],
      checkedAt: clock.now(),
    };
  }

  #failed(error: AppError, stopped: boolean): ApiState {
    return { status: 'failed', error, stopped, checkedAt: this.#parts.clock.now() };
  }
}
