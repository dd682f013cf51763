import type { AppError } from '../../../shared/contract/errors/errors.ts';
import { isReply } from '../../../shared/contract/errors/replies.ts';
import { fail, ok, type Result } from '../../../shared/contract/values/result.ts';
import type { Seen } from '../../../shared/contract/state/seen.ts';
import type { TrayAccount } from './access/tray-account.ts';
import { isOfOutage } from './scope/api-recovery.ts';
import { noteBug, type NoteBugParts } from './scope/note-bug.ts';
import type { Clock } from '../ports/clock.ts';
import type { ClusterScope } from './scope/cluster-scope.ts';
import type { Facts } from './scope/facts.ts';

/** What asking needs. */
export interface ApiLookParts extends NoteBugParts {
  readonly cluster: ClusterScope;
  readonly trayAccount: TrayAccount;
  readonly clock: Clock;
  /** The pauses in milliseconds after the first failures of the API; the last one goes on while it fails. */
  readonly retryMs: readonly number[];
}

/** Asks the API of one cluster how it is. */
export class ApiLook {
  readonly #parts: ApiLookParts;
  #failures = 0;
  /** Replies to others while it was not reachable here. */
  #replies = 0;

  constructor(parts: ApiLookParts) {
    this.#parts = parts;
  }

  /** When it is to be asked again because it fails; null while it does not. */
  get retryMs(): number | null {
    const { retryMs } = this.#parts;
    return this.#failures === 0 ? null : (retryMs[Math.min(this.#failures, retryMs.length) - 1] ?? null);
  }

  /** Whether nobody answers there, so that it is worth asking again soon. */
  get isAway(): boolean {
    const { api } = this.#parts.cluster.state.cluster;
    return api.status === 'failed' && isOfOutage(api.error);
  }

  /** One small request: whether it answers again. */
  async isBack(): Promise<boolean> {
    const { cluster } = this.#parts;
    const answer = await cluster.api.server
      .version()
      .catch((error: unknown) => fail(noteBug('api.probe', error, this.#parts)));
    return answer.ok;
  }

  /** Somebody wants to know: earlier failures count no more. */
  forget(): void {
    this.#failures = 0;
  }

  /**
   * A reply to whatever call ends “not reachable”: when to ask again for it, null where that is not said. At once for
   * the first one, and not in a ring where others are answered and this is not.
   */
  hear(): number | null {
    const { api } = this.#parts.cluster.state.cluster;
    if (api.status !== 'failed' || isReply(api.error)) return null;
    this.#replies += 1;
    return this.#replies === 1 ? 0 : (this.#parts.retryMs[0] ?? null);
  }

  /** Asks, and shows the answer. */
  async look(): Promise<void> {
    const { cluster, clock } = this.#parts;
    // A look that never ended would be shown for ever, with no way out.
    const answer = await this.#ask().catch((error: unknown) => fail(noteBug('api.look', error, this.#parts)));
    if (answer.ok) {
      this.#failures = 0;
      this.#replies = 0;
      cluster.note(answer.value.facts, { status: 'reachable', checkedAt: answer.value.askedAt });
      return;
    }
    this.#failures += 1;
    const { error } = answer;
    const checkedAt = clock.now();
    cluster.note(isStopped(error) ? { serverStoppedAt: checkedAt } : {}, {
      status: 'failed',
      error,
      checkedAt,
    });
  }

  /** What it says, as far as it says it: what is not told stays as it was seen before. */
  async #ask(): Promise<Result<{ readonly askedAt: number; readonly facts: Partial<Facts> }, AppError>> {
    const { cluster, trayAccount, clock, log } = this.#parts;
    const { server } = cluster.api;
    const replies = this.#replies;
    const askedAt = clock.now();
    const [version, authorization, user] = await Promise.all([
      server.version(),
      server.authorization(),
      server.whoAmI(),
      trayAccount.look(),
    ]);
    if (!version.ok) {
      if (!cluster.lifetime.isOver) log.failure('api.look', version.error.code);
      if (this.#replies > replies) this.#failures = 0;
      return version;
    }
    const seen = <Value>(value: Value): Seen<Value> => ({ value, at: askedAt, by: 'api-server' });
    const facts = {
      version: seen(version.value),
      ...(authorization.ok ? { serverAuthorization: seen(authorization.value) } : {}),
      ...(user.ok ? { user: user.value === null ? null : seen(user.value) } : {}),
    };
    return ok({ askedAt, facts });
  }
}

/** Whether nothing runs there: what starts there later may say otherwise than what ran before. */
export function isStopped(error: AppError): boolean {
  return error.code === 'api-unreachable' && error.reason === 'refused';
}
