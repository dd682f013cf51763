import type { Input } from '../../../shared/contract.ts';
import type { AppError } from '../../../shared/errors.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import type { TokenRow } from '../../../shared/token-state.ts';
import { isOwnAccount } from '../access/access-objects.ts';
import type { ActivityKeeper } from '../activity/activity-keeper.ts';
import type { ClusterKeeper } from '../cluster/cluster-keeper.ts';
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
}

/** Mints the token that a person asked for, and keeps it. */
export class MintDoor {
  readonly #parts: MintDoorParts;

  constructor(parts: MintDoorParts) {
    this.#parts = parts;
  }

  /** Mints with a Secret of its own when it is to be revocable; the row says what was granted. */
  async mint(wanted: Input<'token:mint'>): Promise<Result<TokenRow, AppError>> {
    const { clusters, tokens, clock, identifiers, log, activity } = this.#parts;
    const session = clusters.session();
    if (!session.ok) return session;
    const { account, lifetimeSeconds, audiences, purpose, revocable } = wanted;
    const minted = await mintToken(session.value, {
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
    activity.noteToken('token-minted', record, session.value.found.name);
    void tokens.keep(record, token);
    void sweepSecrets(session.value.api, Math.min(record.issuedAt, clock.now()), log);
    const row = tokens.list(record.cluster, clock.now()).find(({ id }) => id === record.id);
    return row === undefined ? fail({ code: 'token-expired' }) : ok(row);
  }
}
