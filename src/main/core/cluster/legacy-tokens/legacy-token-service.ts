import type { AppError } from '../../../../shared/contract/errors/errors.ts';
import type { LegacyToken } from '../../../../shared/contract/requests/non-expiring-token-requests.ts';
import { fail, ok, type Result } from '../../../../shared/contract/values/result.ts';
import type { ClusterActivity } from '../scope/cluster-activity.ts';
import type { ClusterScope } from '../scope/cluster-scope.ts';
import type { Clock } from '../../ports/clock.ts';
import type { ObjectFacts } from '../../ports/cluster-api.ts';
import type { Log } from '../../ports/machine.ts';
import type { Secret } from '../../ports/secret.ts';
import { isUnreachable } from '../tokens/fresh-token.ts';
import { seeRefused } from '../tokens/see-refused.ts';
import { legacyAccountAnnotation, legacyLastUsedLabel } from './legacy-annotations.ts';
import type { LegacyTokenWatch } from './legacy-token-watch.ts';

/** What the service needs. */
export interface LegacyTokenParts {
  readonly cluster: ClusterScope;
  readonly clock: Clock;
  readonly log: Log;
  readonly watch: LegacyTokenWatch;
  readonly activity: ClusterActivity;
}

/** Finds the Secrets that hold a token for ever, deletes one when asked, and proves that its token is refused. */
export class LegacyTokenService {
  readonly #parts: LegacyTokenParts;
  #listed: ReadonlyMap<string, ObjectFacts> = new Map();
  /** When those that are listed were seen; null before the first look. */
  #listedAt: number | null = null;
  readonly #ended = new Map<string, LegacyToken>();

  constructor(parts: LegacyTokenParts) {
    this.#parts = parts;
  }

  /**
   * All of them, the oldest first; those that were deleted here stay in the list until the cluster is left. While the API
   * server does not answer these are the last that were seen, and since when.
   */
  async list(): Promise<
    Result<{ readonly rows: readonly LegacyToken[]; readonly asOf: number | null }, AppError>
  > {
    const read = await this.#parts.watch.read();
    if (read.ok) {
      this.#listed = read.value;
      this.#listedAt = this.#parts.clock.now();
    } else if (this.#listedAt === null || !isUnreachable(read.error)) return read;
    const valid = [...this.#listed.values()]
      .filter(({ uid }) => !this.#ended.has(uid))
      .map((facts) => toLegacyToken(facts, 'valid'));
    const rows = [...valid, ...this.#ended.values()].sort((a, b) => a.createdAt - b.createdAt);
    return ok({ rows, asOf: read.ok ? null : this.#listedAt });
  }

  /** Reads the token first, so that its refusal can be proved; without that nothing is deleted. */
  async delete(uid: string): Promise<Result<null, AppError>> {
    const { cluster, log, activity } = this.#parts;
    const facts = this.#listed.get(uid);
    if (facts === undefined) return fail({ code: 'token-unknown' });
    const { namespace, name } = facts;
    const { tokens, objects } = cluster.api;
    const token = await tokens.readLegacy({ namespace, name });
    if (!token.ok) return token;
    const deleted = await objects.delete({ kind: 'Secret', namespace, name }, uid);
    log.write('legacy-token.deleted', { ok: deleted.ok });
    if (!deleted.ok) return deleted;
    const ended = toLegacyToken(facts, token.value === null ? 'refused' : 'deleted');
    this.#ended.set(uid, ended);
    activity.note('legacy-token-deleted', `${namespace}/${name} (${ended.account})`);
    if (token.value !== null) void this.#watch(uid, token.value);
    return ok(null);
  }

  async #watch(uid: string, token: Secret): Promise<void> {
    const { cluster, clock } = this.#parts;
    const isRefused = await seeRefused(
      async () => {
        const review = await cluster.api.tokens.review(token, []);
        return review.ok ? ok(review.value.accepted) : review;
      },
      cluster.lifetime,
      clock,
    );
    this.#settle(uid, isRefused ? 'refused' : 'unconfirmed');
  }

  #settle(uid: string, state: LegacyToken['state']): void {
    const row = this.#ended.get(uid);
    if (row !== undefined) this.#ended.set(uid, { ...row, state });
  }
}

function toLegacyToken(facts: ObjectFacts, state: LegacyToken['state']): LegacyToken {
  const { uid, namespace, name, createdAt, labels, annotations } = facts;
  return {
    uid,
    namespace,
    name,
    account: annotations[legacyAccountAnnotation] ?? '',
    createdAt,
    lastUsed: labels[legacyLastUsedLabel] ?? null,
    state,
  };
}
