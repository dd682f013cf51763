import type { AppError } from '../../../../shared/contract/errors/errors.ts';
import type { Output } from '../../../../shared/contract/contract.ts';
import { mostNamedTokens } from '../../../../shared/contract/requests/tokens-requests.ts';
import { fail, ok, type Result } from '../../../../shared/contract/values/result.ts';
import type { ClusterActivity } from '../scope/cluster-activity.ts';
import { isOwn } from '../access/access-objects.ts';
import type { ClusterScope } from '../scope/cluster-scope.ts';
import type { Clock } from '../../ports/clock.ts';
import type { ObjectRef } from '../../ports/cluster-api.ts';
import type { Presence } from '../../ports/desktop.ts';
import type { Log } from '../../ports/machine.ts';
import { isUnreachable } from './fresh-token.ts';
import type { Renewer } from './renewer.ts';
import { seeRefused } from './see-refused.ts';
import { entryId } from './token-entries.ts';
import type { NewToken, TokenStore } from '../../vault/token-store.ts';

/** What revoking needs. */
export interface RevokerParts {
  readonly cluster: ClusterScope;
  readonly tokens: TokenStore;
  readonly renewer: Renewer;
  readonly clock: Clock;
  readonly log: Log;
  readonly activity: ClusterActivity;
}

type RevokedEntry = Extract<Output<'token-entry:revoke'>, { ok: true }>['value'];

/** Revokes tokens by deleting the Secret that they are bound to, and watches until the API server refuses them. */
export class Revoker {
  readonly #parts: RevokerParts;

  constructor(parts: RevokerParts) {
    this.#parts = parts;
  }

  /** Deletes the Secret; every kept token that is bound to it counts as revoked then. */
  async revoke(id: string): Promise<Result<null, AppError>> {
    const { cluster, tokens } = this.#parts;
    const record = tokens.find(id, cluster.identity);
    if (record === null) return fail({ code: 'token-unknown' });
    const ended = await this.#end(record);
    return ended.ok ? ok(null) : ended;
  }

  /** Revokes all tokens of the entry of this one, those that a renewal under way brings, too, and names what is left. */
  async revokeEntry(id: string): Promise<Result<RevokedEntry, AppError>> {
    const { cluster, tokens, renewer } = this.#parts;
    const named = tokens.find(id, cluster.identity);
    if (named === null) return fail({ code: 'token-unknown' });
    const entry = entryId(named);
    const inForce = () => this.#inForce().filter((each) => entryId(each) === entry);
    const renewals = () => renewer.underWay(entry);
    const failures = new Map<string, AppError>();
    let revoked = 0;
    let isAway = false;
    for (;;) {
      // Another can begin while one is waited for, and what each brings is revoked, too, or named.
      while (renewals().length > 0) await Promise.allSettled(renewals());
      const next = isAway ? undefined : inForce().find((each) => !failures.has(each.id));
      if (next === undefined) break;
      const ended = await this.#end(next);
      if (ended.ok) revoked += ended.value.length;
      else {
        failures.set(next.id, ended.error);
        isAway = isUnreachable(ended.error);
      }
    }
    const [error] = failures.values();
    // What could not be revoked may have expired meanwhile.
    const issuedAt = inForce().map((each) => each.issuedAt);
    if (error === undefined || issuedAt.length === 0) return ok({ revoked, left: null });
    if (revoked === 0) return fail(error);
    return ok({ revoked, left: { issuedAt: issuedAt.slice(0, mostNamedTokens), error } });
  }

  /** Asks again about a revoked token that was not seen to be refused. */
  async check(id: string): Promise<Result<null, AppError>> {
    const { cluster, tokens } = this.#parts;
    const record = tokens.find(id, cluster.identity);
    if (record?.revocation == null) return fail({ code: 'token-unknown' });
    const accepted = await this.#isAccepted(record, 'person');
    if (!accepted.ok) return accepted;
    if (!accepted.value) await this.#noteRefused(record.id, record.revocation.revokedAt);
    return ok(null);
  }

  /** Deletes the Secret of a token, and gives all that ended with it. */
  async #end(record: NewToken): Promise<Result<readonly NewToken[], AppError>> {
    const { cluster, tokens, clock, log, activity } = this.#parts;
    const deleted = await deleteBinding(cluster, record);
    if (!deleted.ok) {
      log.failure('token.revoke', deleted.error.code);
      return deleted;
    }
    const ended = this.#inForce().filter((each) => isBoundAlike(each, record));
    const revokedAt = clock.now();
    for (const each of ended) activity.noteToken('token-revoked', each);
    await tokens.noteRevocation(
      ended.map((each) => each.id),
      { revokedAt, refusedAt: null },
    );
    for (const each of ended) void this.#watch(each, revokedAt);
    return ok(ended);
  }

  /** The valid ones that were not revoked, newest first. */
  #inForce(): readonly NewToken[] {
    const { cluster, tokens, clock } = this.#parts;
    return tokens.lines(cluster.identity, clock.now()).filter(({ revocation }) => revocation === null);
  }

  async #watch(record: NewToken, revokedAt: number): Promise<void> {
    const { cluster, clock } = this.#parts;
    const isRefused = await seeRefused(() => this.#isAccepted(record, 'nobody'), cluster.lifetime, clock);
    if (isRefused) await this.#noteRefused(record.id, revokedAt);
  }

  async #isAccepted(record: NewToken, presence: Presence): Promise<Result<boolean, AppError>> {
    const { cluster, tokens } = this.#parts;
    const token = await cluster.lifetime.during(tokens.reveal(record.id, presence));
    if (!token.ok) return token;
    const review = await cluster.api.tokens.review(token.value, record.audiences);
    return review.ok ? ok(review.value.accepted) : review;
  }

  #noteRefused(id: string, revokedAt: number): Promise<void> {
    return this.#parts.tokens.noteRevocation([id], { revokedAt, refusedAt: this.#parts.clock.now() });
  }
}

/** Deletes the Secret with the uid of the claims; one that is gone or was made again is no longer the token's. */
async function deleteBinding(
  { api }: ClusterScope,
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
