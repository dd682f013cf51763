import type { Input, Output } from '../../../shared/contract.ts';
import type { AppError } from '../../../shared/errors.ts';
import type { Preset } from '../../../shared/preset.ts';
import type { Account } from '../../../shared/requests/new-token.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import type { TokenRow } from '../../../shared/token-state.ts';
import { isOwnAccount } from '../access/access-objects.ts';
import { makePreset } from '../access/make-preset.ts';
import type { TrayAccount } from '../access/tray-account.ts';
import type { ActivityKeeper } from '../activity/activity-keeper.ts';
import type { ClusterKeeper, ClusterSession } from '../cluster/cluster-keeper.ts';
import type { Clock } from '../ports/clock.ts';
import type { Identifiers } from '../ports/identifiers.ts';
import type { Log } from '../ports/log.ts';
import { mintToken } from './mint-token.ts';
import { sweepSecrets } from './sweep-secrets.ts';
import type { TokenKeeper } from './token-keeper.ts';

/** What minting on request needs. */
export interface MintDoorParts {
  readonly clusters: ClusterKeeper;
  readonly tokens: TokenKeeper;
  readonly clock: Clock;
  readonly identifiers: Identifiers;
  readonly log: Log;
  readonly activity: ActivityKeeper;
  readonly trayAccount: TrayAccount;
}

type Wanted = Input<'token:mint'>;
type Minted = Extract<Output<'token:mint'>, { ok: true }>['value'];

/** Mints the token that a person asked for, and keeps it. */
export class MintDoor {
  readonly #parts: MintDoorParts;

  constructor(parts: MintDoorParts) {
    this.#parts = parts;
  }

  /** Makes the account where it is a new one, chooses it for the tray where that is wanted, and mints. */
  async mint(wanted: Wanted): Promise<Result<Minted, AppError>> {
    const session = this.#parts.clusters.session();
    if (!session.ok) return session;
    if (wanted.account.kind === 'existing') {
      const { namespace, name } = wanted.account;
      const row = await this.#mintFor(session.value, { namespace, name }, wanted);
      return row.ok ? ok({ status: 'minted', row: row.value }) : row;
    }
    const account = await this.#make(session.value, wanted.account.preset);
    if (!account.ok) return account;
    const row = await this.#mintFor(session.value, account.value, wanted);
    return ok(
      row.ok
        ? { status: 'minted', row: row.value }
        : { status: 'only-account', account: account.value, error: row.error },
    );
  }

  async #make(session: ClusterSession, preset: Preset): Promise<Result<Account, AppError>> {
    const made = await makePreset(session.api.objects, preset);
    if (made.ok) this.#parts.activity.note('account-made', `${made.value.namespace}/${made.value.name}`);
    return made;
  }

  /** The tray goes back to the account that it had when there is no token after all. */
  async #mintFor(
    session: ClusterSession,
    account: Account,
    wanted: Wanted,
  ): Promise<Result<TokenRow, AppError>> {
    const { clusters, trayAccount } = this.#parts;
    if (!clusters.isOpen(session)) return fail({ code: 'cluster-changed' });
    if (!wanted.forTray) return this.#mint(session, account, wanted);
    const before = trayAccount.current();
    const chosen = await trayAccount.choose(account);
    if (!chosen.ok) return chosen;
    const minted = clusters.isOpen(session)
      ? await this.#mint(session, account, wanted)
      : fail<AppError>({ code: 'cluster-changed' });
    if (!minted.ok && clusters.isOpen(session))
      await trayAccount.choose(isOwnAccount(before) ? null : before);
    return minted;
  }

  /** Mints with a Secret of its own when it is to be revocable; the row says what was granted. */
  async #mint(
    session: ClusterSession,
    account: Account,
    wanted: Wanted,
  ): Promise<Result<TokenRow, AppError>> {
    const { tokens, clock, identifiers, log, activity } = this.#parts;
    const { lifetimeSeconds, audiences, purpose, revocable } = wanted;
    const minted = await mintToken(session, {
      id: identifiers.next(),
      account,
      lifetimeSeconds,
      audiences,
      purpose: { kind: 'named', name: purpose },
      binding: { kind: revocable ? 'own' : 'none' },
    });
    if (!minted.ok) {
      log.failure('token.mint', minted.error.code);
      return minted.error.code === 'api-not-found' && isOwnAccount(account)
        ? fail({ code: 'access-not-set-up' })
        : minted;
    }
    const { record, token } = minted.value;
    activity.noteToken('token-minted', record, session.found.name);
    void tokens.keep(record, token);
    void sweepSecrets(session.api, Math.min(record.issuedAt, clock.now()), log);
    const row = tokens.list(record.cluster, clock.now()).find(({ id }) => id === record.id);
    return row === undefined ? fail({ code: 'token-expired' }) : ok(row);
  }
}
