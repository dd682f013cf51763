import type { Input, Output } from '../../../../shared/contract/contract.ts';
import type { AppError } from '../../../../shared/contract/errors/errors.ts';
import type { Preset } from '../../../../shared/contract/state/preset.ts';
import type { Account } from '../../../../shared/contract/state/account.ts';
import { fail, ok, type Result } from '../../../../shared/contract/values/result.ts';
import type { TokenRow } from '../../../../shared/contract/state/token-state.ts';
import { isOwnAccount } from '../access/access-objects.ts';
import { makePreset } from '../access/make-preset.ts';
import type { TrayAccount } from '../access/tray-account.ts';
import type { ClusterActivity } from '../scope/cluster-activity.ts';
import type { ClusterScope } from '../scope/cluster-scope.ts';
import { refuseWhileRemoving } from '../scope/refuse-while-removing.ts';
import type { Clock, Identifiers } from '../../ports/clock.ts';
import type { Log } from '../../ports/machine.ts';
import { mintToken } from './mint-token.ts';
import { sweepSecrets } from './sweep-secrets.ts';
import type { TokenStore } from '../../vault/token-store.ts';

/** What minting on request needs. */
export interface MintServiceParts {
  readonly cluster: ClusterScope;
  readonly tokens: TokenStore;
  readonly clock: Clock;
  readonly identifiers: Identifiers;
  readonly log: Log;
  readonly activity: ClusterActivity;
  readonly trayAccount: TrayAccount;
}

type Wanted = Input<'token:mint'>;
type Answer = Extract<Output<'token:mint'>, { ok: true }>['value'];
type Minted = Extract<Answer, { status: 'minted' }>;

/** Mints the token that a person asked for, and keeps it. */
export class MintService {
  readonly #parts: MintServiceParts;

  constructor(parts: MintServiceParts) {
    this.#parts = parts;
  }

  /** Makes the account where it is a new one, mints, and then chooses it for the tray where that is wanted. */
  async mint(wanted: Wanted): Promise<Result<Answer, AppError>> {
    if (wanted.account.kind === 'existing') {
      const { namespace, name } = wanted.account;
      return this.#mintFor({ namespace, name }, wanted);
    }
    const account = await this.#make(wanted.account.preset);
    if (!account.ok) return account;
    const minted = await this.#mintFor(account.value, wanted);
    return minted.ok ? minted : ok({ status: 'only-account', account: account.value, error: minted.error });
  }

  async #make(preset: Preset): Promise<Result<Account, AppError>> {
    const { cluster, activity } = this.#parts;
    const possible = refuseWhileRemoving(cluster);
    if (!possible.ok) return possible;
    const made = await makePreset(cluster.api.objects, preset);
    if (made.ok) activity.note('account-made', `${made.value.namespace}/${made.value.name}`);
    return made;
  }

  /** The tray has its account until there is a token of the other. */
  async #mintFor(account: Account, wanted: Wanted): Promise<Result<Minted, AppError>> {
    const row = await this.#mint(account, wanted);
    if (!row.ok) return row;
    const chosen = wanted.forTray ? await this.#parts.trayAccount.choose(account) : ok(null);
    return ok({ status: 'minted', row: row.value, trayError: chosen.ok ? null : chosen.error });
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
    void tokens.save(record, token);
    void sweepSecrets(cluster.api, Math.min(record.issuedAt, clock.now()), log);
    const row = tokens.list(cluster.identity, clock.now()).find(({ id }) => id === record.id);
    return row === undefined ? fail({ code: 'token-expired' }) : ok(row);
  }
}
