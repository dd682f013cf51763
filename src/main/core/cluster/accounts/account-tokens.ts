import type { AppError } from '../../../../shared/contract/errors/errors.ts';
import { refusedWithinMs } from '../../../../shared/contract/values/refused-within.ts';
import { lifetimeLimits } from '../../../../shared/contract/values/token-lifetime.ts';
import { fail, ok, type Result } from '../../../../shared/contract/values/result.ts';
import type { KeyringService } from '../../vault/keyring-service.ts';
import type { NewToken, TokenStore } from '../../vault/token-store.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Secret } from '../../ports/secret.ts';
import { dashboardAccount } from '../access/access-objects.ts';
import type { ClusterActivity } from '../scope/cluster-activity.ts';
import type { ClusterScope } from '../scope/cluster-scope.ts';
import { seeRefused } from '../tokens/see-refused.ts';
import { showAccount, type OwnAccountRef } from './account-objects.ts';

/** What the tokens of accounts need. */
export interface AccountTokenParts {
  readonly cluster: ClusterScope;
  readonly tokens: TokenStore;
  readonly keyringService: KeyringService;
  readonly clock: Clock;
  readonly activity: ClusterActivity;
}

/** How the refusal of an account's tokens was seen. */
export interface SeenRefusal {
  /** Of which tokens. */
  readonly ids: readonly string[];
  /** Whether there was any to ask about. */
  readonly isProven: boolean;
}

interface HeldToken {
  readonly id: string;
  readonly token: Secret;
  readonly audiences: readonly string[];
}

/** The kept tokens of one account. */
export class AccountTokens {
  readonly #parts: AccountTokenParts;
  readonly #account: OwnAccountRef;

  constructor(parts: AccountTokenParts, account: OwnAccountRef) {
    this.#parts = parts;
    this.#account = account;
  }

  /** The valid ones, newest first. */
  valid(): readonly NewToken[] {
    return validTokens(this.#parts).filter(({ accountUid }) => accountUid === this.#account.uid);
  }

  /** A token to ask about where none is kept: it is held here alone, and ends with its account. */
  async mintProof(): Promise<Secret | null> {
    if (this.valid().length > 0) return null;
    const { api } = this.#parts.cluster;
    const account = { namespace: dashboardAccount.namespace, name: this.#account.name };
    const minted = await api.tokens.mint({
      ...{ account, expirationSeconds: lifetimeLimits.least, audiences: [], boundSecret: null },
    });
    return minted.ok ? minted.value.token : null;
  }

  /** Notes that they were ended, those alone that are bound to one of these Secrets, or all of them with null. */
  async noteEnded(secretUids: ReadonlySet<string> | null): Promise<void> {
    const { tokens, clock, activity } = this.#parts;
    const ended = this.valid().filter(
      ({ revocation, boundSecret }) =>
        revocation === null && (secretUids === null || secretUids.has(boundSecret?.uid ?? '')),
    );
    for (const each of ended) activity.noteToken('token-revoked', each);
    const ids = ended.map(({ id }) => id);
    if (ids.length > 0) await tokens.noteRevocation(ids, { revokedAt: clock.now(), refusedAt: null });
  }

  /**
   * Asks until all of them are refused, and the one that was minted for that; those that are minted or renewed meanwhile, too,
   * for they ended with their account.
   */
  async seeRefusal(proof: Secret | null): Promise<Result<SeenRefusal, AppError>> {
    const { cluster, tokens, clock } = this.#parts;
    const asked = new Set<string>();
    if (proof !== null) {
      const watched = await this.#watch(proof, []);
      if (!watched.ok) return watched;
    }
    let isProven = proof !== null;
    for (let isNew = true; isNew;) {
      await this.noteEnded(null);
      const held = await this.#revealOthers(asked);
      if (!held.ok) return held;
      isNew = held.value.length > 0;
      isProven ||= isNew;
      // One after the other: what the API server remembers of them ends at the same time.
      for (const { id, token, audiences } of held.value) {
        const watched = await this.#watch(token, audiences);
        if (!watched.ok) return watched;
        const revokedAt = tokens.find(id, cluster.identity)?.revocation?.revokedAt;
        if (revokedAt !== undefined) await tokens.noteRevocation([id], { revokedAt, refusedAt: clock.now() });
      }
    }
    if (cluster.lifetime.isOver) return fail({ code: 'cluster-changed' });
    const ids = this.valid().flatMap(({ id, revocation }) => (revocation?.refusedAt == null ? [] : [id]));
    return ok({ ids, isProven: isProven || ids.length > 0 });
  }

  /** Drops tokens that were seen to be refused. */
  async drop(ids: readonly string[]): Promise<Result<null, AppError>> {
    const { cluster, tokens, keyringService, activity } = this.#parts;
    for (const record of this.valid().filter(({ id }) => ids.includes(id))) {
      const forgotten = await cluster.lifetime.during(
        keyringService.withPerson(() => tokens.forget(record.id, 'person')),
      );
      if (!forgotten.ok) return forgotten;
      activity.noteToken('token-forgotten', record);
    }
    return ok(null);
  }

  /** Those that were not asked about yet; a lost one cannot be. */
  async #revealOthers(asked: Set<string>): Promise<Result<readonly HeldToken[], AppError>> {
    const held: HeldToken[] = [];
    for (const { id, audiences, revocation } of this.valid()) {
      if (revocation?.refusedAt != null || asked.has(id)) continue;
      asked.add(id);
      const token = await this.#reveal(id);
      if (token.ok) held.push({ id, token: token.value, audiences });
      else if (token.error.code !== 'token-lost') return token;
    }
    return ok(held);
  }

  #reveal(id: string): Promise<Result<Secret, AppError>> {
    const { cluster, tokens, keyringService } = this.#parts;
    return cluster.lifetime.during(keyringService.withPerson(() => tokens.reveal(id, 'person')));
  }

  async #watch(token: Secret, audiences: readonly string[]): Promise<Result<null, AppError>> {
    const { cluster, clock } = this.#parts;
    const heard: { error: AppError | null } = { error: null };
    const isRefused = await seeRefused(
      async () => {
        const review = await cluster.api.tokens.review(token, audiences);
        heard.error = review.ok ? null : review.error;
        return review.ok ? ok(review.value.accepted) : review;
      },
      cluster.lifetime,
      clock,
    );
    if (isRefused) return ok(null);
    if (cluster.lifetime.isOver) return fail({ code: 'cluster-changed' });
    const seconds = refusedWithinMs / 1000;
    return fail(
      heard.error ?? { code: 'token-still-accepted', account: showAccount(this.#account), seconds },
    );
  }
}

/** The valid tokens that are kept for a cluster, newest first. */
export function validTokens({
  cluster,
  tokens,
  clock,
}: Pick<AccountTokenParts, 'cluster' | 'tokens' | 'clock'>): readonly NewToken[] {
  return tokens.lines(cluster.identity, clock.now());
}
