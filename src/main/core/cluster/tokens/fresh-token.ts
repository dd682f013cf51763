import type { AppError } from '../../../../shared/contract/errors/errors.ts';
import { ok, type Result } from '../../../../shared/contract/values/result.ts';
import type { CopyState } from '../../../../shared/contract/state/snapshot.ts';
import type { TokenRow } from '../../../../shared/contract/state/token-state.ts';
import { trayBindingSecret } from '../access/access-objects.ts';
import type { TrayAccount } from '../access/tray-account.ts';
import type { ClusterActivity } from '../scope/cluster-activity.ts';
import type { ClusterClipboard } from '../scope/cluster-clipboard.ts';
import type { ClusterScope } from '../scope/cluster-scope.ts';
import type { AppState } from '../scope/desk.ts';
import type { KeyringService } from '../../vault/keyring-service.ts';
import type { Clock, Identifiers } from '../../ports/clock.ts';
import type { ServiceAccountRef } from '../../ports/cluster-api.ts';
import type { Secret } from '../../ports/secret.ts';
import { hasEnoughLeft, hasHalfLeft, isSameIdentity } from './fresh.ts';
import { mintToken } from './mint-token.ts';
import type { SavedTokens } from './saved-tokens.ts';
import type { NewToken, TokenStore } from '../../vault/token-store.ts';

/** What a fresh token is made of. */
export interface FreshTokenParts {
  readonly app: AppState;
  readonly cluster: ClusterScope;
  readonly tokens: TokenStore;
  readonly keyringService: KeyringService;
  readonly clipboard: ClusterClipboard;
  readonly clock: Clock;
  readonly identifiers: Identifiers;
  readonly activity: ClusterActivity;
  readonly trayAccount: TrayAccount;
  readonly saved: SavedTokens;
  /** Looks at the cluster anew. */
  readonly refresh: () => Promise<void>;
  /** Names this installation's Secret, 16 hex digits. */
  readonly installation: string;
}

/** A token that was put on the clipboard. */
export interface Copied {
  readonly record: NewToken;
  readonly how: Extract<CopyState, { status: 'done' }>['how'];
  /** Ends when the keyring holds the token, or why it does not; null for one that was saved before. */
  readonly saved: Promise<AppError | null> | null;
}

interface Chosen extends Omit<Copied, 'saved'> {
  readonly token: Secret;
  readonly isNew: boolean;
}

type OnStep = (step: 'checking' | 'minting') => void;

/** What one click has learnt of the saved token: it is asked for once, whoever needs it. */
interface Saved {
  readonly record: NewToken;
  readonly token: () => Promise<Result<Secret, AppError>>;
}

/** Puts a *fresh* dashboard token of one cluster on the clipboard: the saved one when it still is, else a new one. */
export class FreshToken {
  readonly #parts: FreshTokenParts;
  /** Why the keyring did not give out the saved token in this run. */
  #refused: AppError | null = null;

  constructor(parts: FreshTokenParts) {
    this.#parts = parts;
  }

  /** Says what it is about to do, chooses or mints, and puts it there. */
  async copy(onStep: OnStep): Promise<Result<Copied, AppError>> {
    this.#refused = null;
    const chosen = await this.#choose(onStep);
    return chosen.ok ? this.#put(chosen.value) : chosen;
  }

  async #choose(onStep: OnStep): Promise<Result<Chosen, AppError>> {
    const saved = this.#newestSaved();
    if (saved !== null && hasHalfLeft(saved.record, this.#parts.clock.now())) {
      const reused = await this.#reuse(saved, onStep);
      if (reused !== null) return reused;
    }
    const minted = await this.#mint(onStep);
    if (minted.ok || !isUnreachable(minted.error)) return minted;
    return (await this.#unchecked(saved)) ?? minted;
  }

  /** The saved token when it is fresh, or when nobody could say; null when a new one is needed. */
  async #reuse(saved: Saved, onStep: OnStep): Promise<Result<Chosen, AppError> | null> {
    onStep('checking');
    const { tokens, objects } = this.#parts.cluster.api;
    const { record } = saved;
    const token = saved.token();
    const [review, account, secret] = await Promise.all([
      token.then((revealed) => (revealed.ok ? tokens.review(revealed.value, record.audiences) : revealed)),
      objects.read({ kind: 'ServiceAccount', namespace: record.namespace, name: record.serviceAccount }),
      this.#readSecret(record),
    ]);
    const revealed = await token;
    if (!revealed.ok) return null;
    if (!review.ok || !account.ok || !secret.ok) {
      const errors = [review, account, secret].flatMap((answer) => (answer.ok ? [] : [answer.error]));
      return errors.some(isUnreachable) ? this.#unchecked(saved) : null;
    }
    const isFresh =
      review.value.accepted &&
      account.value !== null &&
      isSameIdentity(
        { accountUid: record.accountUid, secretUid: record.boundSecret?.uid ?? null },
        { accountUid: account.value.uid, secretUid: secret.value?.uid ?? null },
      );
    return isFresh ? ok({ record, token: revealed.value, how: 'reused', isNew: false }) : null;
  }

  #readSecret({ namespace, boundSecret }: NewToken) {
    return boundSecret === null
      ? Promise.resolve(ok(null))
      : this.#parts.cluster.api.objects.read({ kind: 'Secret', namespace, name: boundSecret.name });
  }

  async #unchecked(saved: Saved | null): Promise<Result<Chosen, AppError> | null> {
    if (saved === null || !hasEnoughLeft(saved.record, this.#parts.clock.now())) return null;
    const token = await saved.token();
    return token.ok ? ok({ record: saved.record, token: token.value, how: 'unchecked', isNew: false }) : null;
  }

  async #mint(onStep: OnStep): Promise<Result<Chosen, AppError>> {
    const { cluster, app, identifiers, trayAccount, refresh, installation } = this.#parts;
    onStep('minting');
    if (trayAccount.uid === null) {
      const known = await trayAccount.require();
      if (!known.ok) return known;
    }
    const minted = await mintToken(cluster, {
      id: identifiers.next(),
      account: trayAccount.current(),
      lifetimeSeconds: app.snapshot.settings.tokenLifetimeSeconds,
      audiences: [],
      purpose: { kind: 'dashboard' },
      binding: { kind: 'shared', secret: trayBindingSecret(installation) },
    });
    if (!minted.ok) {
      const isGone = minted.error.code === 'api-not-found';
      if (minted.error.code === 'api-unauthorized') void refresh();
      return isGone ? orElse(await trayAccount.require(), minted) : minted;
    }
    const { record, token } = minted.value;
    if (record.accountUid !== trayAccount.uid) {
      const known = await trayAccount.require();
      if (!known.ok) return known;
    }
    return ok({ record, token, how: 'minted', isNew: true });
  }

  /** The clipboard first; the keyring is written afterwards, also with a token of a cluster that was left meanwhile. */
  async #put(chosen: Chosen): Promise<Result<Copied, AppError>> {
    const { clipboard, activity } = this.#parts;
    if (chosen.isNew) activity.noteToken('token-minted', chosen.record);
    const put = await clipboard.put(chosen.record.id, chosen.token);
    const saved = chosen.isNew ? this.#keep(chosen.record, chosen.token) : null;
    if (put.ok) activity.noteToken('token-copied', chosen.record);
    return put.ok ? ok({ ...chosen, saved }) : put;
  }

  async #keep(record: NewToken, token: Secret): Promise<AppError | null> {
    const { tokens, keyringService } = this.#parts;
    // One click asks once.
    const refused = this.#refused;
    await tokens.save(record, token);
    return refused ?? keyringService.openIfLocked();
  }

  #newestSaved(): Saved | null {
    const { cluster, tokens, saved, keyringService, trayAccount } = this.#parts;
    const newest = newestDashboardToken(saved.rows(), trayAccount.current());
    const record = newest === null ? null : tokens.find(newest.id, cluster.identity);
    if (record === null) return null;
    let asked: Promise<Result<Secret, AppError>> | null = null;
    const ask = async () => {
      const revealed = await cluster.lifetime.during(
        keyringService.withPerson(() => tokens.reveal(record.id, 'person')),
      );
      if (!revealed.ok) this.#refused = revealed.error;
      return revealed;
    };
    const token = () => (asked ??= ask());
    return { record, token };
  }
}

/** The token that the tray would copy, whoever minted it, of a list that has the newest first; none for another audience, and none that cannot be taken back. */
export function newestDashboardToken(rows: readonly TokenRow[], account: ServiceAccountRef): TokenRow | null {
  return (
    rows.find(
      ({ audiences, revocable, revocation, namespace, serviceAccount }) =>
        audiences.length === 0 &&
        revocable !== 'no' &&
        revocation === null &&
        namespace === account.namespace &&
        serviceAccount === account.name,
    ) ?? null
  );
}

/** Whether the API server could not be asked at all, so that nothing is known. */
export function isUnreachable(error: AppError): boolean {
  return (
    error.code === 'api-unreachable' ||
    error.code === 'api-timeout' ||
    error.code === 'api-server-error' ||
    error.code === 'api-webhook-failed'
  );
}

function orElse(
  required: Result<null, AppError>,
  otherwise: Result<Chosen, AppError>,
): Result<Chosen, AppError> {
  return required.ok ? otherwise : required;
}
