import type { AppError } from '../../../shared/errors.ts';
import type { LegacyToken } from '../../../shared/requests/forever-tokens.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import type { ActivityKeeper } from '../activity/activity-keeper.ts';
import type { ClusterKeeper, ClusterSession } from '../cluster/cluster-keeper.ts';
import type { Clock } from '../ports/clock.ts';
import type { ObjectFacts } from '../ports/cluster-api.ts';
import type { Log } from '../ports/log.ts';
import type { Secret } from '../secret.ts';
import { seeRefused } from '../tokens/see-refused.ts';
import type { LegacyTokenWatch } from './legacy-token-watch.ts';

/** Kubernetes' own names: whose token a Secret holds, and the day of its last use. */
export const legacyAccountAnnotation = 'kubernetes.io/service-account.name';
export const legacyLastUsedLabel = 'kubernetes.io/legacy-token-last-used';

/** What the door needs. */
export interface LegacyTokenParts {
  readonly clusters: ClusterKeeper;
  readonly clock: Clock;
  readonly log: Log;
  readonly watch: LegacyTokenWatch;
  readonly activity: ActivityKeeper;
}

/** Finds the Secrets that hold a token for ever, deletes one when asked, and proves that its token is refused. */
export class LegacyTokenDoor {
  readonly #parts: LegacyTokenParts;
  #cluster: string | null = null;
  #listed: ReadonlyMap<string, ObjectFacts> = new Map();
  readonly #ended = new Map<string, LegacyToken>();

  constructor(parts: LegacyTokenParts) {
    this.#parts = parts;
  }

  /** All of them, the oldest first; those that were deleted here stay in the list until Keyfob quits. */
  async list(): Promise<Result<readonly LegacyToken[], AppError>> {
    const session = this.#session();
    if (!session.ok) return session;
    const read = await this.#parts.watch.read(session.value);
    if (!read.ok) return read;
    this.#listed = read.value;
    const valid = [...read.value.values()]
      .filter(({ uid }) => !this.#ended.has(uid))
      .map((facts) => toLegacyToken(facts, 'valid'));
    return ok([...valid, ...this.#ended.values()].sort((a, b) => a.createdAt - b.createdAt));
  }

  /** Reads the token first, so that its refusal can be proved; without that nothing is deleted. */
  async delete(uid: string): Promise<Result<null, AppError>> {
    const session = this.#session();
    if (!session.ok) return session;
    const facts = this.#listed.get(uid);
    if (facts === undefined) return fail({ code: 'token-unknown' });
    const { namespace, name } = facts;
    const { tokens, objects } = session.value.api;
    const token = await tokens.readLegacy({ namespace, name });
    if (!token.ok) return token;
    const deleted = await objects.delete({ kind: 'Secret', namespace, name }, uid);
    this.#parts.log.write('legacy-token.deleted', { ok: deleted.ok });
    if (!deleted.ok) return deleted;
    const ended = toLegacyToken(facts, token.value === null ? 'refused' : 'deleted');
    this.#ended.set(uid, ended);
    this.#parts.activity.note('legacy-token-deleted', `Secret ${namespace}/${name}, of ${ended.account}`);
    if (token.value !== null) void this.#watch(session.value, uid, token.value);
    return ok(null);
  }

  async #watch(session: ClusterSession, uid: string, token: Secret): Promise<void> {
    const { clusters, clock } = this.#parts;
    const isRefused = await seeRefused(
      async () => {
        const review = await session.api.tokens.review(token, []);
        return review.ok ? ok(review.value.accepted) : review;
      },
      () => clusters.isOpen(session),
      clock,
    );
    this.#settle(uid, isRefused ? 'refused' : 'unconfirmed');
  }

  #settle(uid: string, state: LegacyToken['state']): void {
    const row = this.#ended.get(uid);
    if (row !== undefined) this.#ended.set(uid, { ...row, state });
  }

  /** What was learned of one cluster is forgotten with it. */
  #session(): Result<ClusterSession, AppError> {
    const session = this.#parts.clusters.session();
    if (session.ok && session.value.found.identity !== this.#cluster) {
      this.#cluster = session.value.found.identity;
      this.#listed = new Map();
      this.#ended.clear();
    }
    return session;
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
