import type { Input, Output } from '../../../shared/contract.ts';
import type { AppError } from '../../../shared/errors.ts';
import type { Preset } from '../../../shared/preset.ts';
import type { Account } from '../../../shared/requests/new-token.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import type { TokenRow } from '../../../shared/token-state.ts';
import { isOwnAccount } from '../access/access-objects.ts';
import { makePreset } from '../access/make-preset.ts';
import type { TrayAccount } from '../access/tray-account.ts';
import type { ClusterActivity } from '../activity/cluster-activity.ts';
import type { ClusterScope } from '../cluster/cluster-scope.ts';
import type { Clock } from '../ports/clock.ts';
import type { Identifiers } from '../ports/identifiers.ts';
import type { Log } from '../ports/log.ts';
import { mintToken } from './mint-token.ts';
import { sweepSecrets } from './sweep-secrets.ts';
import type { TokenKeeper } from './token-keeper.ts';

/** What minting on request needs. */
export interface MintDoorParts {
  readonly cluster: ClusterScope;
  readonly tokens: TokenKeeper;
  readonly clock: Clock;
  readonly identifiers: Identifiers;
  readonly log: Log;
  readonly activity: ClusterActivity;
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
    if (wanted.account.kind === 'existing') {
      const { namespace, name } = wanted.account;
      const row = await this.#mintFor({ namespace, name }, wanted);
      return row.ok ? ok({ status: 'minted', row: row.value }) : row;
    }
    const account = await this.#make(wanted.account.preset);
    if (!account.ok) return account;
    const row = await this.#mintFor(account.value, wanted);
    return ok(
      row.ok
        ? { status: 'minted', row: row.value }
        : { status: 'only-account', account: account.value, error: row.error },
    );
  }

  async #make(preset: Preset): Promise<Result<Account, AppError>> {
    const { cluster, activity } = this.#parts;
    const made = await makePreset(cluster.api.objects, preset);
    if (made.ok) activity.note('account-made', `${made.value.namespace}/${made.value.name}`);
    return made;
  }

  /** The tray goes back to the account that it had when there is no token after all. */
  async #mintFor(account: Account, wanted: Wanted): Promise<Result<TokenRow, AppError>> {
    const { trayAccount } = this.#parts;
    if (!wanted.forTray) return this.#mint(account, wanted);
    const before = trayAccount.current();
    const chosen = await trayAccount.choose(account);
    const minted = chosen.ok ? await this.#mint(account, wanted) : chosen;
    if (!minted.ok) await trayAccount.choose(isOwnAccount(before) ? null : before);
    return minted;
  }

  /** Mints with a Secret of its own when it is to be revocable; the row says what was granted. */
  async #mint(account: Account, wanted: Wanted): Promise<Result<TokenRow, AppError>> {
    const { cluster, tokens, clock, identifiers, log, activity } = this.#parts;
    const { lifetimeSeconds, audiences, purpose, revocable } = wanted;
    const minted = await mintToken(cluster, {
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
    activity.noteToken('token-minted', record);
    void tokens.keep(record, token);
    void sweepSecrets(cluster.api, Math.min(record.issuedAt, clock.now()), log);
    const row = tokens.list(cluster.identity, clock.now()).find(({ id }) => id === record.id);
    return row === undefined ? fail({ code: 'token-expired' }) : ok(row);
  }
}
