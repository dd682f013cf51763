import type { AppError } from '../../../shared/errors.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import type { ActivityKeeper } from '../activity/activity-keeper.ts';
import { isOwn } from '../access/access-objects.ts';
import type { ClusterKeeper, ClusterSession } from '../cluster/cluster-keeper.ts';
import type { Clock } from '../ports/clock.ts';
import type { ObjectRef } from '../ports/cluster-api.ts';
import type { Presence } from '../ports/keyring.ts';
import type { Log } from '../ports/log.ts';
import { seeRefused } from './see-refused.ts';
import type { NewToken, TokenKeeper } from './token-keeper.ts';

/** What revoking needs. */
export interface RevokerParts {
  readonly clusters: ClusterKeeper;
  readonly tokens: TokenKeeper;
  readonly clock: Clock;
  readonly log: Log;
  readonly activity: ActivityKeeper;
}

/** Revokes tokens by deleting the Secret that they are bound to, and watches until the API server refuses them. */
export class Revoker {
  readonly #parts: RevokerParts;

  constructor(parts: RevokerParts) {
    this.#parts = parts;
  }

  /** Deletes the Secret; every kept token that is bound to it counts as revoked then. */
  async revoke(id: string): Promise<Result<null, AppError>> {
    const { clusters, clock, log, activity } = this.#parts;
    const session = clusters.session();
    if (!session.ok) return session;
    const record = this.#parts.tokens.find(id, session.value.found.identity);
    if (record === null) return fail({ code: 'token-unknown' });
    const deleted = await deleteBinding(session.value, record);
    if (!deleted.ok) {
      log.failure('token.revoke', deleted.error.code);
      return deleted;
    }
    const ended = this.#parts.tokens
      .list(session.value.found.identity, clock.now())
      .flatMap((row) => this.#parts.tokens.find(row.id, session.value.found.identity) ?? [])
      .filter((each) => each.revocation === null && isBoundAlike(each, record));
    const revokedAt = clock.now();
    for (const each of ended) activity.noteToken('token-revoked', each);
    await this.#parts.tokens.noteRevocation(
      ended.map((each) => each.id),
      { revokedAt, refusedAt: null },
    );
    for (const each of ended) void this.#watch(session.value, each, revokedAt);
    return ok(null);
  }

  /** Asks again about a revoked token that was not seen to be refused. */
  async check(id: string): Promise<Result<null, AppError>> {
    const session = this.#parts.clusters.session();
    if (!session.ok) return session;
    const record = this.#parts.tokens.find(id, session.value.found.identity);
    if (record?.revocation == null) return fail({ code: 'token-unknown' });
    const accepted = await this.#isAccepted(session.value, record, 'person');
    if (!accepted.ok) return accepted;
    if (!accepted.value) await this.#noteRefused(record.id, record.revocation.revokedAt);
    return ok(null);
  }

  async #watch(session: ClusterSession, record: NewToken, revokedAt: number): Promise<void> {
    const { clusters, clock } = this.#parts;
    const isRefused = await seeRefused(
      () => this.#isAccepted(session, record, 'nobody'),
      () => clusters.isOpen(session),
      clock,
    );
    if (isRefused) await this.#noteRefused(record.id, revokedAt);
  }

  async #isAccepted(
    { api }: ClusterSession,
    record: NewToken,
    presence: Presence,
  ): Promise<Result<boolean, AppError>> {
    const token = await this.#parts.tokens.reveal(record.id, presence);
    if (!token.ok) return token;
    const review = await api.tokens.review(token.value, record.audiences);
    return review.ok ? ok(review.value.accepted) : review;
  }

  #noteRefused(id: string, revokedAt: number): Promise<void> {
    return this.#parts.tokens.noteRevocation([id], { revokedAt, refusedAt: this.#parts.clock.now() });
  }
}

/** Deletes the Secret with the uid of the claims; one that is gone or was made again is no longer the token's. */
async function deleteBinding(
  { api }: ClusterSession,
  { namespace, boundSecret }: NewToken,
): Promise<Result<null, AppError>> {
  if (boundSecret?.uid == null) return fail({ code: 'token-not-revocable' });
  const ref: ObjectRef = { kind: 'Secret', namespace, name: boundSecret.name };
  const existing = await api.objects.read(ref);
  if (!existing.ok) return existing;
  if (existing.value?.uid !== boundSecret.uid) return ok(null);
  if (!isOwn(existing.value.labels)) return fail({ code: 'access-foreign', kind: ref.kind, name: ref.name });
  return api.objects.delete(ref, boundSecret.uid);
}

function isBoundAlike(a: NewToken, b: NewToken): boolean {
  return (
    a.namespace === b.namespace &&
    a.boundSecret !== null &&
    a.boundSecret.uid === (b.boundSecret?.uid ?? null)
  );
}
