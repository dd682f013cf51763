import type { AppError } from '../../../shared/errors.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import type { CopyState } from '../../../shared/snapshot.ts';
import type { TokenRow } from '../../../shared/token-state.ts';
import type { ActivityKeeper } from '../activity/activity-keeper.ts';
import { trayBindingSecret } from '../access/access-objects.ts';
import type { ClipboardKeeper } from '../clipboard/clipboard-keeper.ts';
import type { ClusterKeeper, ClusterSession } from '../cluster/cluster-keeper.ts';
import type { KeyringDoor } from '../keyring-door.ts';
import { noteBug } from '../note-bug.ts';
import type { Clock } from '../ports/clock.ts';
import type { Identifiers } from '../ports/identifiers.ts';
import type { Log } from '../ports/log.ts';
import type { ServiceAccountRef } from '../ports/cluster-api.ts';
import type { Secret } from '../secret.ts';
import type { Store } from '../state/store.ts';
import { hasEnoughLeft, hasHalfLeft, isSameIdentity } from './fresh.ts';
import { mintToken } from './mint-token.ts';
import type { NewToken, TokenKeeper } from './token-keeper.ts';

/** What copying a fresh token needs. */
export interface CopyFreshParts {
  readonly store: Store;
  readonly clusters: ClusterKeeper;
  readonly tokens: TokenKeeper;
  readonly keyringDoor: KeyringDoor;
  readonly clipboard: ClipboardKeeper;
  readonly clock: Clock;
  readonly identifiers: Identifiers;
  readonly log: Log;
  readonly activity: ActivityKeeper;
  /** The account whose tokens are copied on the open cluster. */
  readonly account: () => ServiceAccountRef;
  /** Names this installation's Secret, 16 hex digits. */
  readonly installation: string;
}

/** A token that was put on the clipboard. */
export interface Copied {
  readonly record: NewToken;
  readonly how: Extract<CopyState, { status: 'done' }>['how'];
  /** Ends when the keyring holds the token, or why it does not; null for one that was kept before. */
  readonly saved: Promise<AppError | null> | null;
}

interface Chosen extends Omit<Copied, 'saved'> {
  readonly token: Secret;
  readonly isNew: boolean;
}

/** What one click has learnt of the kept token: it is asked for once, whoever needs it. */
interface Kept {
  readonly record: NewToken;
  readonly token: () => Promise<Result<Secret, AppError>>;
}

/** Puts a *fresh* dashboard token on the clipboard: the kept one when it still is, else a new one; clicks share one run. */
export class CopyFresh {
  readonly #parts: CopyFreshParts;
  #running: Promise<Result<Copied, AppError>> | null = null;
  /** Why the keyring did not give out the kept token in this run. */
  #refused: AppError | null = null;

  constructor(parts: CopyFreshParts) {
    this.#parts = parts;
  }

  /** Copies; a failure is shown in the snapshot as well as returned. */
  run(): Promise<Result<Copied, AppError>> {
    this.#running ??= this.#copy()
      .catch((error: unknown) => this.#fail(noteBug('copy', error, this.#parts)))
      .finally(() => (this.#running = null));
    return this.#running;
  }

  async #copy(): Promise<Result<Copied, AppError>> {
    const { store, clusters, clock, activity } = this.#parts;
    this.#refused = null;
    const session = await this.#session();
    const copied = session.ok ? await this.#chooseAndPut(session.value) : session;
    // The window may still say “Reachable”.
    if (copied.ok ? copied.value.how === 'unchecked' : isNews(copied.error)) void clusters.refresh();
    if (!copied.ok) return this.#fail(copied.error);
    const { record, how, saved } = copied.value;
    activity.noteToken('token-copied', record);
    store.change({ copy: { status: 'done', tokenId: record.id, at: clock.now(), how } });
    return ok({ record, how, saved });
  }

  #fail(error: AppError): Result<Copied, AppError> {
    const { store, clock, log } = this.#parts;
    log.failure('token.copy', error.code);
    const isQuestion = error.code === 'access-not-set-up' || error.code === 'clipboard-needs-window';
    store.change({ copy: isQuestion ? { status: 'idle' } : { status: 'failed', error, at: clock.now() } });
    return fail(error);
  }

  /** The open cluster; where it waits for its server to tell which it is, the server is asked once more. */
  async #session(): Promise<Result<ClusterSession, AppError>> {
    const { clusters } = this.#parts;
    const session = clusters.session();
    if (session.ok || session.error.code !== 'authority-undecided') return session;
    await clusters.refresh();
    return clusters.session();
  }

  async #chooseAndPut(session: ClusterSession): Promise<Result<Copied, AppError>> {
    const chosen = await this.#choose(session);
    return chosen.ok ? this.#put(session, chosen.value) : chosen;
  }

  async #choose(session: ClusterSession): Promise<Result<Chosen, AppError>> {
    const kept = this.#newestKept(session);
    if (kept !== null && hasHalfLeft(kept.record, this.#parts.clock.now())) {
      const reused = await this.#reuse(session, kept);
      if (reused !== null) return reused;
    }
    const minted = await this.#mint(session);
    if (minted.ok || !isUnreachable(minted.error)) return minted;
    return (await this.#unchecked(kept)) ?? minted;
  }

  /** The kept token when it is fresh, or when nobody could say; null when a new one is needed. */
  async #reuse(session: ClusterSession, kept: Kept): Promise<Result<Chosen, AppError> | null> {
    this.#step('checking');
    const { tokens, objects } = session.api;
    const { record } = kept;
    const token = kept.token();
    const [review, account, secret] = await Promise.all([
      token.then((revealed) => (revealed.ok ? tokens.review(revealed.value, record.audiences) : revealed)),
      objects.read({ kind: 'ServiceAccount', namespace: record.namespace, name: record.serviceAccount }),
      this.#readSecret(session, record),
    ]);
    const revealed = await token;
    if (!revealed.ok) return null;
    if (!review.ok || !account.ok || !secret.ok) {
      const errors = [review, account, secret].flatMap((answer) => (answer.ok ? [] : [answer.error]));
      return errors.some(isUnreachable) ? this.#unchecked(kept) : null;
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

  #readSecret({ api }: ClusterSession, { namespace, boundSecret }: NewToken) {
    return boundSecret === null
      ? Promise.resolve(ok(null))
      : api.objects.read({ kind: 'Secret', namespace, name: boundSecret.name });
  }

  async #unchecked(kept: Kept | null): Promise<Result<Chosen, AppError> | null> {
    if (kept === null || !hasEnoughLeft(kept.record, this.#parts.clock.now())) return null;
    const token = await kept.token();
    return token.ok ? ok({ record: kept.record, token: token.value, how: 'unchecked', isNew: false }) : null;
  }

  async #mint(session: ClusterSession): Promise<Result<Chosen, AppError>> {
    const { clusters, store, identifiers, installation } = this.#parts;
    this.#step('minting');
    if (session.accountUid === null) {
      const known = await this.#requireAccess(session);
      if (!known.ok) return known;
    }
    const minted = await mintToken(session, {
      id: identifiers.next(),
      account: this.#parts.account(),
      lifetimeSeconds: store.snapshot.settings.tokenLifetimeSeconds,
      audiences: [],
      purpose: { kind: 'dashboard' },
      binding: { kind: 'shared', secret: trayBindingSecret(installation) },
    });
    if (!minted.ok) {
      const isGone = minted.error.code === 'api-not-found';
      if (minted.error.code === 'api-unauthorized') void clusters.refresh();
      return isGone ? orElse(await this.#requireAccess(session), minted) : minted;
    }
    const { record, token } = minted.value;
    if (record.accountUid !== session.accountUid) {
      const known = await this.#requireAccess(session);
      if (!known.ok) return known;
    }
    return ok({ record, token, how: 'minted', isNew: true });
  }

  /** Success when the service account is there with Keyfob's label. */
  async #requireAccess(session: ClusterSession): Promise<Result<null, AppError>> {
    const access = await this.#parts.clusters.readAccess(session);
    if (!access.ok) return access;
    switch (access.value.status) {
      case 'ready':
        return ok(null);
      case 'chosen': {
        const { isThere, namespace, name } = access.value;
        return isThere ? ok(null) : fail({ code: 'tray-account-gone', account: `${namespace}/${name}` });
      }
      case 'foreign':
        return fail({ code: 'access-foreign', kind: access.value.kind, name: access.value.name });
      case 'absent':
      case 'unknown':
        return fail({ code: 'access-not-set-up' });
    }
  }

  /** The clipboard first; the keyring is written afterwards, also with a token of a cluster that was left meanwhile. */
  async #put(session: ClusterSession, chosen: Chosen): Promise<Result<Copied, AppError>> {
    const { clusters, clipboard, activity } = this.#parts;
    if (chosen.isNew) activity.noteToken('token-minted', chosen.record, session.found.name);
    const put = clusters.isOpen(session)
      ? await clipboard.put(chosen.record.id, chosen.token)
      : fail<AppError>({ code: 'cluster-changed' });
    const saved = chosen.isNew ? this.#keep(chosen.record, chosen.token) : null;
    return put.ok ? ok({ ...chosen, saved }) : put;
  }

  async #keep(record: NewToken, token: Secret): Promise<AppError | null> {
    const { tokens, keyringDoor } = this.#parts;
    // One click asks once.
    const refused = this.#refused;
    await tokens.keep(record, token);
    return refused ?? keyringDoor.openForKept();
  }

  #newestKept({ found }: ClusterSession): Kept | null {
    const { tokens, keyringDoor, clock } = this.#parts;
    const newest = newestDashboardToken(tokens.list(found.identity, clock.now()), this.#parts.account());
    const record = newest === null ? null : tokens.find(newest.id, found.identity);
    if (record === null) return null;
    let asked: Promise<Result<Secret, AppError>> | null = null;
    const ask = async () => {
      const revealed = await keyringDoor.withPerson(() => tokens.reveal(record.id, 'person'));
      if (!revealed.ok) this.#refused = revealed.error;
      return revealed;
    };
    const token = () => (asked ??= ask());
    return { record, token };
  }

  #step(step: 'checking' | 'minting'): void {
    this.#parts.store.change({ copy: { status: 'working', step } });
  }
}

/** The token that the tray would copy, of a list that has the newest first. */
export function newestDashboardToken(rows: readonly TokenRow[], account: ServiceAccountRef): TokenRow | null {
  return (
    rows.find(
      ({ purpose, revocation, namespace, serviceAccount }) =>
        purpose.kind === 'dashboard' &&
        revocation === null &&
        namespace === account.namespace &&
        serviceAccount === account.name,
    ) ?? null
  );
}

/** Whether the API server could not be asked at all, so that nothing is known. */
export function isUnreachable(error: AppError): boolean {
  return (
    error.code === 'api-unreachable' || error.code === 'api-timeout' || error.code === 'api-server-error'
  );
}

/** Whether the window must look at the API server again. */
function isNews(error: AppError): boolean {
  return isUnreachable(error) || error.code === 'api-certificate' || error.code === 'authority-second';
}

function orElse(
  required: Result<null, AppError>,
  otherwise: Result<Chosen, AppError>,
): Result<Chosen, AppError> {
  return required.ok ? otherwise : required;
}
